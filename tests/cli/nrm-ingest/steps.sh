cat > steps.json <<'P'
{ "name": "steps", "resources": [ { "name": "report", "dialect": { "delimiter": ";" }, "nrm": { "layout": [
  { "step": "skip", "until": "Region" },
  { "step": "header", "rows": 2, "fill": true, "join": " " },
  { "step": "fill", "columns": "Region" },
  { "step": "where", "column": "Town", "not": "Total*" },
  { "step": "drop", "columns": ["Remarks*"] },
  { "step": "unpivot", "columns": ["Girls*", "Boys*"], "into": "who", "value": "n" },
  { "step": "split", "column": "who", "separator": " ", "into": ["sex", "year"] },
  { "step": "replace", "columns": "sex", "cell": "Girls", "with": "F" },
  { "step": "replace", "columns": "sex", "end": "oys", "with": "" },
  { "step": "paste", "columns": ["Region", "Town"], "into": "place", "with": "/" },
  { "step": "flag", "column": "n", "into": "flag" },
  { "step": "rename", "columns": { "n": "count" } } ] } } ] }
P
cat > report.csv <<'P'
Made-up table;;;;;;
;;;;;;
Region;Town;Girls;;Boys;;Remarks
;;2013;2014;2013;2014;
North;A;1;2;3 b;4;x
;B;5;6;7;8 ep;
;Total North;6;8;10;12;
South;C;9;10;11;12;
P
nrm-ingest -L ./steps.json report.csv
