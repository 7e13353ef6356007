printf 'parameter,base,CONF_STATUS\nx,1,A\n' > a.csv; printf 'result,formula\ny,x\n' > r.csv; nrm-evaluate -m scenarios --results r.csv  a.csv
