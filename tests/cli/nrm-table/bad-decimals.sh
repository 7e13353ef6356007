nrm-table -r geo -c TIME_PERIOD --decimals ten "$CASES/safe.csv"
