cp "$CASES"/data/cases.csv . && nrm-tally -M cases.csv
