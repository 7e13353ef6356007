cp "$CASES"/data/cases.csv . && nrm-tally -g land cases.csv
