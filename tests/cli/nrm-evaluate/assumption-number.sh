printf 'parameter,base\nx,many\n' > a.csv; printf 'result,formula\ny,x\n' > r.csv; nrm-evaluate -m scenarios --results r.csv  a.csv
