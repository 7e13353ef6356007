nrm-chart "$CASES/safe.csv"
