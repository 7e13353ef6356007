cat > p.json <<'P'
{ "nrm": { "dimensions": { "route": { "codelist": "routes" } } },
  "resources": [ { "name": "a" } ] }
P
nrm-ingest -S p.json a.csv
