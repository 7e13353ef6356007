nrm-select --up sex=X "$CASES/one.csv"
