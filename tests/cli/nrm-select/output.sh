nrm-select -o x.csv "$CASES/one.csv"; ls -A; head -n 1 x.csv
