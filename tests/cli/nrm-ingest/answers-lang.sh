nrm-ingest -S "$CASES/data/answers-lang.json" "$CASES/data/answers.csv"
