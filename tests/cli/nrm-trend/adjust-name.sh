nrm-trend --adjust hochberg "$CASES/series.csv"
