printf 'parameter,base\nx,1\n' > a.csv; printf 'result,formula\ny z,x\n' > r.csv; nrm-evaluate -m scenarios --results r.csv  a.csv
