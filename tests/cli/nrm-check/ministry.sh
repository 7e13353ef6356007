# A Greek ministry's file as its office saves it: code page, semicolons, and
# three mistakes. The report is in Greek, and nothing of a name is shown.
cat > datapackage.json <<'END'
{ "name": "ministry", "nrm": { "confidentiality": "N" },
  "resources": [ { "name": "cases", "path": "cases.csv", "encoding": "windows-1253",
    "dialect": { "delimiter": ";" },
    "schema": { "primaryKey": ["id"], "fields": [
      { "name": "id", "type": "string", "nrm": { "aliases": ["Αριθμός"] } },
      { "name": "name", "type": "string", "constraints": { "pattern": "[^0-9]+" },
        "nrm": { "private": true, "aliases": ["Όνομα"],
          "message": { "en": "a name has no digits", "el": "ένα όνομα δεν έχει ψηφία" } } },
      { "name": "date", "type": "date", "format": "%d.%m.%Y",
        "constraints": { "required": true }, "nrm": { "aliases": ["Ημερομηνία"] } },
      { "name": "girls", "type": "integer", "nrm": { "aliases": ["Κορίτσια"] } },
      { "name": "boys", "type": "integer", "nrm": { "aliases": ["Αγόρια"] } },
      { "name": "total", "type": "integer", "nrm": { "aliases": ["Σύνολο"] } } ] },
    "nrm": { "rules": [
      { "id": "children", "expr": "sum_equals(total; girls, boys)",
        "title": { "en": "girls and boys add up to the total",
                   "el": "τα κορίτσια και τα αγόρια δίνουν το σύνολο" } } ] } } ] }
END
iconv -f utf-8 -t windows-1253 > cases.csv <<'END'
Αριθμός;Όνομα;Ημερομηνία;Κορίτσια;Αγόρια;Σύνολο
Α1;Ελένη;31.01.2020;3;2;5
Α2;Άννα;31.02.2020;1;1;2
Α3;Μαρία 7;05.03.2020;4;2;7
Α4;Νίκος;06.03.2020;0;1;1
END
nrm-check -S datapackage.json --lang el -f md cases.csv || echo "exit $?"
nrm-check -S datapackage.json --lang el cases.csv || echo "exit $?"
