nrm-generate -S "$CASES"/data/calls.json file.csv
