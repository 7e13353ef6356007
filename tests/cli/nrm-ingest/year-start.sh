echo '{ "name": "s", "resources": [ { "name": "r", "schema": { "fields": [
  { "name": "year", "nrm": { "attribute": "TIME_PERIOD", "yearStart": "04-01" } },
  { "name": "n", "type": "integer", "nrm": { "attribute": "OBS_VALUE", "about": 0.1 } } ] } } ] }' > s.json
printf 'year,n\n2013/14,c. 20\n2013-2015,at most 7\n' | nrm-ingest -S s.json
