nrm-generate -S "$CASES"/data/no-source.json
