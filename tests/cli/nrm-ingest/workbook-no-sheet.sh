cd "$CASES"/data/survey && nrm-ingest --sheet third kinds.xlsx
