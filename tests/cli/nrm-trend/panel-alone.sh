nrm-trend --panel effects "$CASES/series.csv"
