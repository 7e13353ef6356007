nrm-trend -m poisson -p "$CASES/people.csv" "$CASES/series.csv"
