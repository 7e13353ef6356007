nrm-report "$CASES/safe.csv"
