nrm-trend "$CASES/series.csv"
