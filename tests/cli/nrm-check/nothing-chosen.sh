# None of the choices is an answer to a question that must be answered, and
# stands beside no other; rules compare it as any code.
cat > help.json <<'JSON'
{ "name": "help", "nrm": { "codelists": { "help": [ { "code": "LEGAL" }, { "code": "HOME" } ] } },
  "resources": [ { "name": "help",
    "nrm": { "rules": [ { "id": "aid", "expr": "(help <> 'NONE') = (hours > 0)", "message": { "en": "who had help had hours of it" } } ] },
    "schema": { "fields": [
    { "name": "id", "type": "integer" },
    { "name": "help", "type": "list", "delimiter": ";", "constraints": { "required": true }, "nrm": { "codelist": "help" } },
    { "name": "hours", "type": "number" } ] } } ] }
JSON
printf 'id,help,hours\n1,NONE,0\n2,,0\n3,LEGAL,5\n4,LEGAL;NONE,5\n5,NONE,3\n6,HUT,3\n' > help.csv
nrm-check -S help.json help.csv || echo "exit $?"
nrm-check --lang el -S help.json help.csv | sed -n '/^error,type/p' | cut -d, -f9-
