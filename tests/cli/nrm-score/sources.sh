nrm-score -t "$CASES/codes.csv" --draws 0 "$CASES/sources.csv"
