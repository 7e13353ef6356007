nrm-ingest "$CASES"/data/wide.csv
