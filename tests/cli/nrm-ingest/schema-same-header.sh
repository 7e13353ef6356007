cat > p.json <<'P'
{ "resources": [ { "name": "a", "schema": { "fields": [
    { "name": "x", "nrm": { "attribute": "OBS_VALUE", "aliases": ["Σύνολο"] } },
    { "name": "y", "nrm": { "dimension": "geo", "labels": { "el": "ΣΥΝΟΛΟ" } } } ] } } ] }
P
printf 'x,y\n1,EL\n' | nrm-ingest -S p.json
