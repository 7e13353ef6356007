nrm-select -g geo "$CASES/one.csv"
