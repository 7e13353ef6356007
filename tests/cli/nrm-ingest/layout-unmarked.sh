cd "$CASES"/data && nrm-ingest --layout auto wide.csv
