nrm-trend --ahead 33 "$CASES/series.csv"
