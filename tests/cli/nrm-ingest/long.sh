nrm-ingest -S "$CASES"/data/package.json "$CASES"/data/long.csv
