echo '{ "name": "s", "resources": [ { "name": "r", "schema": { "fields": [
  { "name": "d", "type": "date", "format": "%d.%m.%Y" }, { "name": "t", "type": "time", "format": "%I:%M %p" },
  { "name": "yes", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"] },
  { "name": "pc", "type": "number", "decimalChar": ",", "bareNumber": false } ] } } ] }' > s.json
printf 'd;t;yes;pc\n29.02.2016;2:05 PM;ja;12,5%%\n1.3.2015;12:00 AM;nein;3\n31.02.2015;1:00 PM;ja;1\n' | tr ';' ',' | sed 's/12,5%/"12,5%"/' > d.csv
nrm-ingest -S s.json -b bad.csv d.csv; cat bad.csv
