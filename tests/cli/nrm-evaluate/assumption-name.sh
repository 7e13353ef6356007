printf 'parameter,base\nStaff cost,1\n' > a.csv; printf 'result,formula\nx,1\n' > r.csv; nrm-evaluate -m scenarios --results r.csv  a.csv
