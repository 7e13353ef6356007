cp "$CASES"/data/cases.csv . && nrm-tally -m mean -D decided,referred cases.csv
