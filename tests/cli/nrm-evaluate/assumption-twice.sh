printf 'parameter,base\nx,1\nx,2\n' > a.csv; printf 'result,formula\ny,x\n' > r.csv; nrm-evaluate -m scenarios --results r.csv  a.csv
