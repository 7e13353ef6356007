nrm-chart -m dots -k indicator=identified -r geo -c TIME_PERIOD "$CASES/safe.csv"
