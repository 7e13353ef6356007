nrm-chart -m dots -k "indicator=identified TIME_PERIOD=2023" -r geo --width 100 "$CASES/safe.csv"
