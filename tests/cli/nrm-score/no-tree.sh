nrm-score "$CASES/answers.csv"
