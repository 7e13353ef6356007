# Each choice of a multiple answer has its own chance; none is not the same
# as no answer.
cat > help.json <<'JSON'
{ "name": "help", "title": "synthetic", "nrm": { "codelists": { "help": [
    { "code": "LEGAL" }, { "code": "HOME" }, { "code": "HEALTH" } ] } },
  "resources": [ { "name": "help", "schema": { "fields": [
    { "name": "source", "nrm": { "generate": { "source": true } } },
    { "name": "help", "type": "list", "delimiter": ";",
      "nrm": { "codelist": "help", "generate": { "choices": { "HOME": 0.5, "LEGAL": 0.2 }, "missing": 0.1 } } },
    { "name": "after", "type": "list",
      "nrm": { "codelist": "help", "generate": { "given": { "field": "help", "cases": {
        "NONE": { "weights": { "NONE": 1 } }, "LEGAL;HOME": { "choices": { "HEALTH": 1 } }, "*": { "weights": { "HOME": 1 } } } } } } } ] } } ] }
JSON
nrm-generate -S help.json -n 10000 -s 7 -o help.csv
nrm-ingest -S help.json help.csv | tail -n +2 | cut -d, -f2- | sort | uniq -c
echo "--- refused"
try() { sed "s/$1/$2/" help.json > wrong.json; nrm-generate -S wrong.json -n 1 || echo "exit $?"; }
try '"HOME": 0.5' '"HUT": 0.5'
try '"HOME": 0.5' '"HOME": 1.5'
try '{ "HOME": 0.5, "LEGAL": 0.2 }' '{}'
try '"HOME": 0.5, "LEGAL"' '"NONE": 1, "LEGAL"'
try '"name": "help", "type": "list"' '"name": "help", "type": "string"'
