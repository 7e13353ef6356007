# A form becomes a schema, and the schema reads its answers.
nrm-ingest --init "$CASES"/data/survey/form.xlsx | tee schema.json
nrm-ingest -q -S schema.json -L kobo "$CASES"/data/survey/kobo.csv -b bad.csv
cat bad.csv
