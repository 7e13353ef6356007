# A private column is never shown: not by its type, not by a rule, not as a key.
cat > datapackage.json <<'END'
{ "name": "x", "resources": [ { "name": "v", "path": "v.csv", "schema": {
    "primaryKey": ["name"],
    "fields": [ { "name": "name", "type": "string", "constraints": { "maxLength": 8 }, "nrm": { "private": true } },
                { "name": "born", "type": "date", "nrm": { "private": true } },
                { "name": "age", "type": "integer", "constraints": { "maximum": 120 }, "nrm": { "private": true } },
                { "name": "score", "type": "integer" } ] },
  "nrm": { "rules": [ { "id": "adult", "expr": "age >= 18 OR score < 3" },
                      { "id": "order", "expr": "at_most(age, score)" },
                      { "id": "once", "expr": "unique(name, score)" },
                      { "id": "each", "expr": "complete(name; score)" },
                      { "id": "mean", "scope": "group", "by": ["name"], "expr": "avg(age) > 40" } ] } } ] }
END
cat > v.csv <<'END'
name,born,age,score
Secretia,2001-02-30,17,5
Secretia,Secretia,Secretia,5
Secretia the Long,,999,7
END
for lang in en el bg ro sl; do
    nrm-check -S datapackage.json --lang $lang v.csv > found.csv || echo "exit $?"
    nrm-check -S datapackage.json --lang $lang -f md v.csv > found.md || echo "exit $?"
    grep -c -e Secret -e 2001 -e 999 -e 17, found.csv found.md || true
done
nrm-check -S datapackage.json v.csv || true
