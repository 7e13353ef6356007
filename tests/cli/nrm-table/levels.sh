nrm-table -r geo -c statistic,TIME_PERIOD "$CASES/safe.csv"
