nrm-trend --over geo --panel random "$CASES/series.csv"
