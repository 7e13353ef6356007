nrm-table -r geo -c TIME_PERIOD -L fr "$CASES/safe.csv"
