nrm-ingest --form xlsx -S "$CASES/data/form/datapackage.json" -o a.xlsx
nrm-ingest -S "$CASES/data/form/datapackage.json" a.xlsx
