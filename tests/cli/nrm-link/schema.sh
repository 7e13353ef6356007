# The schema says how columns are compared; private ones are never written.
cat > lists.json << 'JSON'
{ "name": "lists", "resources": [
  { "name": "a", "path": "a.csv", "schema": { "fields": [
    { "name": "case", "type": "string" },
    { "name": "surname", "type": "string", "nrm": { "private": true, "link": "name" } },
    { "name": "born", "type": "date", "nrm": { "private": true, "link": "date" } } ] } },
  { "name": "b", "path": "b.csv", "schema": { "fields": [ { "name": "case", "type": "string" } ] } } ] }
JSON
printf 'case,surname,born\n1,Georgieva,2004-02-03\n2,Ivanova,2001-09-09\n' > a.csv
printf 'case,surname,born\n7,Георгиева,2004-02-03\n8,Kostova,2005-06-07\n' > b.csv
nrm-link -q -S lists.json --id case a.csv b.csv | cut -d, -f 1-4
nrm-link -S lists.json --id surname a.csv b.csv || echo $?
nrm-link -S lists.json b.csv a.csv || echo $?
