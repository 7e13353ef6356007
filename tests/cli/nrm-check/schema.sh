# What Table Schema says: types, required, ranges, lengths, patterns, lists,
# keys, and rows of another width.
cat > datapackage.json <<'END'
{ "name": "x", "resources": [
  { "name": "answers", "path": "answers.csv", "schema": { "primaryKey": ["geo", "year"],
    "foreignKeys": [ { "fields": ["geo"], "reference": { "resource": "countries", "fields": ["code"] } } ],
    "fields": [
      { "name": "geo", "type": "string", "constraints": { "minLength": 2, "maxLength": 2 } },
      { "name": "year", "type": "year", "constraints": { "required": true, "minimum": 2005, "maximum": 2021 } },
      { "name": "cases", "type": "integer", "constraints": { "minimum": 0, "exclusiveMaximum": 100 }, "nrm": { "censored": { "<5": [1, 4], "<200": [0, 199] } } },
      { "name": "share", "type": "number", "constraints": { "exclusiveMinimum": 0 } },
      { "name": "law", "type": "date", "constraints": { "minimum": "2000-01-01" } },
      { "name": "plan", "type": "boolean" },
      { "name": "kind", "type": "string", "constraints": { "enum": ["police", "ngo's"] } },
      { "name": "code", "type": "string", "constraints": { "pattern": "[A-Z]\\d+|x", "unique": true } } ] } },
  { "name": "countries", "path": "countries.csv", "schema": { "fields": [ { "name": "code", "type": "string" }, { "name": "name", "type": "string" } ] } } ] }
END
printf 'code,name\nEL,Greece\nBG,Bulgaria\n' > countries.csv
cat > answers.csv <<'END'
geo,year,cases,share,law,plan,kind,code
EL,2019,12,0.5,2002-10-15,true,police,A1
BG,2020,<5,0.5,2002-10-15,false,ngo's,x
EL,2019,<200,0,1999-12-31,maybe,church,A1
FRA,,100,x,15.10.2002,,,Ax1
BG,2024,-1,,,,,
BG,2021,1
EL,2020,1.5,1e2,,,,
END
nrm-check -S datapackage.json answers.csv || echo "exit $?"
nrm-check -S datapackage.json -f summary answers.csv || echo "exit $?"
