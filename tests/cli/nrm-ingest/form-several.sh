# A question with several answers: what may be chosen stands beside it, and
# none of them and no answer come back as they went out.
cat > help.json <<'JSON'
{ "name": "help", "nrm": { "codelists": { "help": [
    { "code": "LEGAL", "labels": { "en": "Legal; other advice", "sl": "Pravna; druga pomoč" } },
    { "code": "HOME", "labels": { "en": "A home", "sl": "Dom" } } ] } },
  "resources": [ { "name": "help", "schema": { "missingValues": ["", { "value": "?", "label": "unknown" }], "fields": [
    { "name": "some", "type": "list", "delimiter": ";", "nrm": { "codelist": "help" } },
    { "name": "none", "type": "list", "nrm": { "codelist": "help" } },
    { "name": "unknown", "type": "list", "nrm": { "codelist": "help" } },
    { "name": "empty", "type": "list", "nrm": { "codelist": "help" } } ] } } ] }
JSON
printf 'some,none,unknown,empty\nHOME;LEGAL,NONE,?,\n' > help.csv
nrm-ingest --form md --lang sl -S help.json help.csv
nrm-ingest --form xlsx --lang sl -S help.json -o help.xlsx help.csv
nrm-ingest -S help.json help.xlsx | tee back.csv
nrm-ingest -S help.json help.csv | cmp - back.csv
perl -MIO::Uncompress::Unzip=unzip -e 'unzip $ARGV[0] => "-", Name => "xl/worksheets/sheet2.xml"' help.xlsx | grep -o ' prompt="[^"]*"' | sort -u
