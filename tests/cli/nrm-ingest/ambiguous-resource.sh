cp "$CASES"/data/package.json . && nrm-ingest -S package.json -
