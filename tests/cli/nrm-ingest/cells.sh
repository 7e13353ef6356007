# Where each value came from: file, line, column, header, text, value, status.
# Records, with a value of every kind, a row that is set aside and a quoted line
# end; the file is its owner's only.
cat > survey.json <<'JSON'
{ "name": "s", "resources": [ { "name": "r", "dialect": { "delimiter": ";" }, "schema": {
    "missingValues": [ { "value": "", "label": "not asked" }, { "value": "-9", "label": "refused" } ],
    "fields": [
    { "name": "geo", "nrm": { "codelist": "geo", "aliases": ["Country"] } },
    { "name": "when", "type": "date", "format": "%d.%m.%Y" },
    { "name": "girls", "type": "number", "decimalChar": ",", "nrm": { "censored": { "<5": [1, 4] } } },
    { "name": "about", "type": "integer", "nrm": { "censored": true } },
    { "name": "note" } ] } } ] }
JSON
printf '%s\n' 'Country;when;girls;about;note' 'Ελλάδα;31.07.2014;<5;c. 20;plain text' \
    'RO;01.01.2020;-9;7;"two' 'lines"' 'SI;31.02.2020;1;1;set aside' 'BG;;12,5;;' > answers.csv
nrm-ingest -S survey.json --bad-rows bad.csv --cells cells.csv answers.csv
cat cells.csv
stat -c %a cells.csv
# Observations: a packed column that is split, columns that become rows, a flag.
printf 'indic_de,geo\\time\t2019 \t2020 \nJAN,EL\t10 b\t: \nJAN,RO\t12 \t0 e\n' > table.tsv
nrm-ingest -q -L eurostat-tsv --cells cells.csv table.tsv > table.csv
cut -d, -f2- cells.csv
# Nothing is left behind when the result cannot be made.
nrm-ingest -S survey.json --cells none.csv answers.csv > partial || echo "exit $?"
ls none.csv* 2> /dev/null || echo 'no file'
