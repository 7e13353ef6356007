sed "s/,F,/,N,/" "$CASES/safe.csv" | nrm-chart -m line -r geo -c TIME_PERIOD
