nrm-table -r geo -c TIME_PERIOD --totals middle "$CASES/safe.csv"
