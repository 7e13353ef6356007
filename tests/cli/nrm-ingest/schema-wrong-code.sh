cat > p.json <<'P'
{ "resources": [ { "name": "a", "schema": { "fields": [
    { "name": "x", "nrm": { "observation": { "sex": "W" } } } ] } } ] }
P
nrm-ingest -S p.json a.csv
