nrm-generate -S "$CASES"/data/no-title.json
