printf 'parameter,select\nx,indicator=calls\n' > a.csv; printf 'result,formula\ny,x\n' > r.csv; nrm-evaluate -m scenarios --results r.csv --data "$CASES/counts.csv" a.csv
