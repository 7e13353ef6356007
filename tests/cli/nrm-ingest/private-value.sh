echo '{ "name": "s", "resources": [ { "name": "r", "schema": { "fields": [ { "name": "born", "type": "date", "nrm": { "private": true } } ] } } ] }' > s.json
printf 'born\n31.02.2015\n' | nrm-ingest -S s.json
