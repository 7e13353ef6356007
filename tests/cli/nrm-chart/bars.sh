nrm-chart -m bars -k 'indicator=identified TIME_PERIOD=2020' -r geo --order=-value --caption 'Share identified, 2020' "$CASES/safe.csv"
