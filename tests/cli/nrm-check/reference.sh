# A rule looks a key of two columns up in another resource; a missing part of a
# key is not applicable, and a private column is not shown.
cat > datapackage.json <<'END'
{ "name": "x", "resources": [
  { "name": "cases", "path": "cases.csv", "schema": { "fields": [
      { "name": "office", "type": "string" }, { "name": "year", "type": "year" },
      { "name": "clerk", "type": "string", "nrm": { "private": true } } ] },
    "nrm": { "rules": [
      { "id": "open-office", "severity": "warning", "fields": ["office", "year"],
        "title": { "en": "the office was open", "ro": "biroul era deschis" },
        "reference": { "resource": "offices", "fields": ["name", "open"] } },
      { "id": "clerk", "fields": "clerk", "reference": { "resource": "clerks", "fields": "name" } } ] } },
  { "name": "offices", "path": "offices.csv", "schema": { "fields": [
      { "name": "name", "type": "string" }, { "name": "open", "type": "year" } ] } },
  { "name": "clerks", "path": "clerks.csv", "schema": { "fields": [ { "name": "name", "type": "string" } ] } } ] }
END
printf 'name,open\nSofia,2020\nSofia,2021\nVarna,2021\n' > offices.csv
printf 'name\nIvan\n' > clerks.csv
printf 'office,year,clerk\nSofia,2020,Ivan\nVarna,2020,Petar\n,2020,\n' > cases.csv
nrm-check -S datapackage.json cases.csv || echo "exit $?"
nrm-check -S datapackage.json --lang ro -f summary cases.csv || echo "exit $?"
rm offices.csv
nrm-check -S datapackage.json cases.csv
