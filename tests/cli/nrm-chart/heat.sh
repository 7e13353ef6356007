nrm-chart -m heat -k indicator=identified -r geo -c TIME_PERIOD --decimals 0 --caption 'Share identified' "$CASES/safe.csv"
