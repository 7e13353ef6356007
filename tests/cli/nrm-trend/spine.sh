. "$CASES/digits"
nrm-trend "$CASES/series.csv" | digits
