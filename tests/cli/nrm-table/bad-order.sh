nrm-table -r geo -c TIME_PERIOD --order up "$CASES/safe.csv"
