cd "$CASES"/data/survey && nrm-ingest entities.xlsx
