printf 'parameter,base,select\nx,1,indicator=calls geo=EL\n' > a.csv; printf 'result,formula\ny,x\n' > r.csv; nrm-evaluate -m scenarios --results r.csv --data "$CASES/counts.csv" a.csv
