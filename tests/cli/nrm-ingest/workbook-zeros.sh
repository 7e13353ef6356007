cd "$CASES"/data/survey && nrm-ingest zeros.xlsx
