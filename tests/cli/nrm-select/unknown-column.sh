nrm-select -k gea=RO "$CASES/one.csv"
