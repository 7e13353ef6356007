printf 'parameter,low,base\nx,2,1\n' > a.csv; printf 'result,formula\ny,x\n' > r.csv; nrm-evaluate -m scenarios --results r.csv  a.csv
