nrm-table -r geo -c TIME_PERIOD "$CASES/safe.csv"
