nrm-table -r geo -c statistic,TIME_PERIOD -f csv "$CASES/safe.csv"
