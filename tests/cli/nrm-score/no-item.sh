nrm-score -t "$CASES/tree.csv" --item question "$CASES/answers.csv"
