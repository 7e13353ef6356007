cat > p.json <<'P'
{ "resources": [ { "name": "a", "schema": { "fields": [
    { "name": "x", "type": "float" } ] } } ] }
P
nrm-ingest -S p.json a.csv
