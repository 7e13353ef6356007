cp "$CASES"/data/cases.csv . && nrm-tally -v sex -m sum cases.csv
