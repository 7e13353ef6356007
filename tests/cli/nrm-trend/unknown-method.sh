nrm-trend -m poisson,kendall "$CASES/series.csv"
