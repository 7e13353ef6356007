nrm-ingest --form md -S "$CASES/data/form/datapackage.json" "$CASES/data/form/law.csv" "$CASES/data/form/counts.csv"
nrm-ingest --form md --lang bg -S "$CASES/data/form/datapackage.json"
