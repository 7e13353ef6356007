echo '{ "name": "s", "resources": [ { "name": "r", "nrm": { "layout": [ { "step": "fill", "column": "geo" } ] } } ] }' > s.json
nrm-ingest -L ./s.json "$CASES"/data/wide.csv
