nrm-chart -m dots -k 'indicator=identified TIME_PERIOD=2023' -r geo --order=-value --highlight Greece --caption 'Share identified, 2023' "$CASES/safe.csv"
