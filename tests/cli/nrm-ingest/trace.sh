cd "$CASES"/data && nrm-ingest --trace -S package.json long.csv
