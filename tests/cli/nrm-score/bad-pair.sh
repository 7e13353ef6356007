nrm-score -t "$CASES/tree.csv" -m zscore,geometric "$CASES/answers.csv"
