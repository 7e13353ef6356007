printf 'parameter,base\nx,1\n' > a.csv; printf 'result,formula\ny,x + visits\n' > r.csv; nrm-evaluate -m scenarios --results r.csv  a.csv
