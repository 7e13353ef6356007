cd "$CASES"/data/survey && nrm-ingest kinds.xlsx && nrm-ingest --sheet second kinds.xlsx && nrm-ingest kinds.ods
