nrm-ingest --layout list
