nrm-table "$CASES/safe.csv"
