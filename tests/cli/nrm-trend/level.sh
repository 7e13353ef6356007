nrm-trend -l 95 "$CASES/series.csv"
