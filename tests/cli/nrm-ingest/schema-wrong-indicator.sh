cat > p.json <<'P'
{ "nrm": { "indicators": { "found": {} } },
  "resources": [ { "name": "a", "schema": { "fields": [
    { "name": "x", "nrm": { "observation": { "indicator": "lost" } } } ] } } ] }
P
nrm-ingest -S p.json a.csv
