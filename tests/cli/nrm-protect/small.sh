nrm-protect "$CASES/raw.csv"
