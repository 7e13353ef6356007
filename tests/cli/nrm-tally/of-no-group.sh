nrm-tally -m share -O form "$CASES"/data/cases.csv
