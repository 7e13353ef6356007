nrm-chart -m slope -k 'indicator=identified TIME_PERIOD=2014,2023' -r geo -c TIME_PERIOD --highlight Italy --caption 'Share identified' "$CASES/safe.csv"
