cp "$CASES"/data/package.json . && nrm-ingest -S package.json -r tall "$CASES"/data/wide.csv
