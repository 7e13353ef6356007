nrm-score -t "$CASES/tree.csv" -k TIME_PERIOD=2014 "$CASES/answers.csv"
