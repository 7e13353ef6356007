echo '{ "name": "s", "resources": [ { "name": "r", "nrm": { "layout": [ { "step": "melt" } ] } } ] }' > s.json
nrm-ingest -L ./s.json "$CASES"/data/wide.csv
