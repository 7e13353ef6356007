nrm-ingest --layout excel "$CASES"/data/wide.csv
