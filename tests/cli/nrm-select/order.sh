head -n 1 "$CASES/one.csv" > x.csv; tail -n +2 "$CASES/one.csv" | sort -r >> x.csv
nrm-select "$CASES/one.csv" | cut -d, -f1-4 > a; nrm-select x.csv | cut -d, -f1-4 | cmp - a
