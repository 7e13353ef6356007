nrm-tally -m mode "$CASES"/data/cases.csv
