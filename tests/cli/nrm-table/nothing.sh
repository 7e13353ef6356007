nrm-table -r geo -c TIME_PERIOD -k geo=XX "$CASES/safe.csv"
