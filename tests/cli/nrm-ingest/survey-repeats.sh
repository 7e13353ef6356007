cp "$CASES"/data/survey/kobo-repeats.xlsx .
cat > kids.json <<'P'
{ "name": "kids", "resources": [ { "name": "kids", "dialect": { "sheetName": "kids" },
  "nrm": { "layout": [ { "step": "join", "sheet": "main", "key": "_index", "on": "_parent_index" },
                       { "step": "drop", "except": ["age", "sex", "land"] } ] } } ] }
P
nrm-ingest -L ./kids.json --bad-rows orphans.csv kobo-repeats.xlsx
cat orphans.csv
