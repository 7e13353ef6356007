nrm-ingest -S "$CASES/data/answers.json" "$CASES/data/answers.csv"
