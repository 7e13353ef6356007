nrm-trend --over land "$CASES/series.csv"
