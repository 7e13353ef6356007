nrm-table -r region "$CASES/safe.csv"
