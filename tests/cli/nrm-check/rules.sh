# Each kind of rule on data that are valid, invalid, undecidable because of
# bounds, and not applicable because a value is missing.
cat > datapackage.json <<'END'
{ "name": "x", "resources": [ { "name": "v", "path": "v.csv", "schema": {
    "fields": [
      { "name": "geo", "type": "string", "nrm": { "dimension": "geo" } },
      { "name": "year", "type": "year", "nrm": { "attribute": "TIME_PERIOD" } },
      { "name": "total", "type": "integer", "nrm": { "censored": { "<5": [1, 4] } } },
      { "name": "girls", "type": "integer", "nrm": { "censored": { "<5": [1, 4] } } },
      { "name": "boys", "type": "integer", "nrm": { "censored": { "<5": [1, 4] } } },
      { "name": "file", "type": "string" } ] },
  "nrm": { "rules": [
      { "id": "less", "expr": "girls <= total" },
      { "id": "when", "when": "geo = 'EL'", "expr": "girls >= boys", "severity": "warning" },
      { "id": "sum-na", "expr": "sum_equals(total; girls, boys)" },
      { "id": "sum-zero", "expr": "sum_equals(total; girls, boys; missing=zero)" },
      { "id": "sum-bounds", "expr": "sum_equals(total; girls, boys; missing=bounds)" },
      { "id": "most", "expr": "at_most(girls, total)" },
      { "id": "steps", "expr": "jump(total; year; geo; ratio=2; absolute=5)", "severity": "info" },
      { "id": "panel", "expr": "complete(geo; year)", "severity": "warning" },
      { "id": "once", "expr": "unique(geo, year)" },
      { "id": "pattern", "expr": "matches(file, '^\\d+/[A-Z]$')",
        "message": { "en": "a file number is like 12/A", "sl": "številka spisa je kot 12/A" } },
      { "id": "group", "scope": "group", "by": ["geo"], "expr": "sum(total) <= 30" } ] } } ] }
END
cat > v.csv <<'END'
geo,year,total,girls,boys,file
EL,2018,5,3,2,1/A
EL,2019,11,6,5,12/B
EL,2020,5,6,,12-B
BG,2018,<5,2,2,
BG,2019,<5,5,1,3/C
BG,2020,30,,,
RO,2018,20,<5,17,
RO,2018,20,9,9,
RO,2019,,<5,7,
END
nrm-check -S datapackage.json -m code v.csv || echo "exit $?"
nrm-check -S datapackage.json -m code -f summary v.csv || true
nrm-check -S datapackage.json -m code --lang sl v.csv | grep spisa
