nrm-trend -L de "$CASES/series.csv"
