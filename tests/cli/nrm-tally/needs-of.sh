nrm-tally -m share "$CASES"/data/cases.csv
