nrm-tally -f W "$CASES"/data/cases.csv
