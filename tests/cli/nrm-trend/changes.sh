. "$CASES/digits"
nrm-trend -m pettitt,poisson-change,joinpoint,joinpoint-bic,joinpoint-bic3,joinpoint-permutation,joinpoint-hudson "$CASES/uk.csv" | digits
nrm-trend -m pettitt,poisson-change,joinpoint -k 'geo=SI,XX TIME_PERIOD=..2018' "$CASES/series.csv" | digits
