. "$CASES/digits"
nrm-trend -m poisson -k geo=BG -g geo,age --population "$CASES/people.csv" "$CASES/series.csv" | digits
