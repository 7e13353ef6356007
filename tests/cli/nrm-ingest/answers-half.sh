nrm-ingest -S "$CASES/data/answers-half.json" "$CASES/data/answers.csv"
