nrm-table -r geo -c TIME_PERIOD --values P "$CASES/safe.csv"
