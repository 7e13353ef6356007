# What nrm-ingest made of a file is checked by the same schema: dates and
# decimals in their one spelling, bounds in columns of their own.
cat > datapackage.json <<'END'
{ "name": "x", "resources": [ { "name": "v", "path": "v.csv",
  "schema": { "missingValues": [ { "value": "", "label": "not asked" } ], "fields": [
    { "name": "date", "type": "date", "format": "%d.%m.%Y", "constraints": { "minimum": "2020-01-01" } },
    { "name": "share", "type": "number", "decimalChar": ",", "constraints": { "maximum": 1 } },
    { "name": "adult", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"] },
    { "name": "girls", "type": "integer", "nrm": { "censored": { "<5": [1, 4] } } },
    { "name": "total", "type": "integer" } ] },
  "nrm": { "rules": [ { "id": "girls-in-total", "expr": "girls <= total" },
                      { "id": "adults", "when": "adult", "expr": "girls = 0" } ] } } ] }
END
cat > v.csv <<'END'
date,share,adult,girls,total
31.12.2019,"0,5",yes,0,4
05.02.2020,"1,5",no,<5,0
06.02.2020,"0,25",no,<5,3
07.02.2020,,,,3
END
nrm-ingest -S datapackage.json v.csv > clean.csv
nrm-check -S datapackage.json --ingested clean.csv || echo "exit $?"
nrm-check -S datapackage.json --fail-on never -f summary v.csv > summary.csv
nrm-check -S datapackage.json --fail-on never --ingested -f summary < clean.csv | cmp - summary.csv
