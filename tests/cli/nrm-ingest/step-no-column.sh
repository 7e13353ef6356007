echo '{ "name": "s", "resources": [ { "name": "r", "nrm": { "layout": [ { "step": "fill", "columns": ["land"] } ] } } ] }' > s.json
cp "$CASES"/data/wide.csv . && nrm-ingest -L ./s.json wide.csv
