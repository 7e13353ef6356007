nrm-chart -m bars -k "indicator=identified geo=CY TIME_PERIOD=2016" -r geo "$CASES/safe.csv"
