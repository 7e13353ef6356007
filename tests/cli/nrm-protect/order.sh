nrm-protect -q < "$CASES/raw.csv" > 1.csv
{ head -n 1 "$CASES/raw.csv"; tail -n +2 "$CASES/raw.csv" | sort -r; } | nrm-protect -q > 2.csv
cmp 1.csv 2.csv
