nrm-tally -m mean "$CASES"/data/cases.csv
