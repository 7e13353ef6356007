nrm-score -t "$CASES/tree.csv" --draws 0 "$CASES/answers.csv" | grep change
