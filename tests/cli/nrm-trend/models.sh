. "$CASES/digits"
nrm-trend -m quasi-poisson,negbin,loglinear,loglinear-weighted,overdispersion "$CASES/uk.csv" | digits
nrm-trend -m quasi-poisson,negbin,loglinear,loglinear-weighted,overdispersion "$CASES/series.csv" | digits
