echo '{ "name": "p", "nrm": { "codelists": { "item": [ { "code": "C1", "labels": { "en": "Legal definition", "sl": "Pravna opredelitev" } } ] } },
  "resources": [ { "name": "r", "schema": { "fields": [
    { "name": "C1", "type": "integer", "nrm": { "observation": { "item": "C1" } } } ] } } ] }' > p.json
printf 'geo,item,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nSI,C1,2024,1,F\n' | nrm-table -S p.json -L sl -r item -c geo
