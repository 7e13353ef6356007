nrm-score -t "$CASES/tree.csv" -m mean "$CASES/answers.csv"
