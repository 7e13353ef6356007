nrm-ingest --init "$CASES"/data/wide.csv
