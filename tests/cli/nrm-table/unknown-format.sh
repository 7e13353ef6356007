nrm-table -r geo -f xls "$CASES/safe.csv"
