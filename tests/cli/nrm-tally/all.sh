nrm-tally "$CASES"/data/cases.csv
