# Columns of a multiple answer that say NA, as tables of R do, say nothing; when
# all of them do, the reason is kept.
cat > survey.json <<'JSON'
{ "name": "s", "nrm": { "codelists": { "partner": [ { "code": "ANY", "parts": "overlap" },
    { "code": "1", "parent": "ANY" }, { "code": "2", "parent": "ANY" } ] } },
  "resources": [ { "name": "r", "nrm": { "layout": [ { "step": "fold", "open": "_" } ] }, "schema": {
    "missingValues": [ "", { "value": "NA", "label": "not asked" } ],
    "fields": [ { "name": "id" }, { "name": "Q3.5", "type": "list", "delimiter": ";", "nrm": { "codelist": "partner" } } ] } } ] }
JSON
printf 'id,Q3.5_1,Q3.5_2\na,1,NA\nb,NA,NA\nc,1,1\nd,,\ne,0,NA\nf,x,NA\n' > answers.csv
nrm-ingest -S survey.json -b bad.csv answers.csv
cut -d, -f2,3 bad.csv
