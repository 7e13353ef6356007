# A wrong rule is refused with its place, and what would be right.
check() {
    cat > datapackage.json <<END
{ "name": "x", "resources": [ { "name": "v", "path": "v.csv",
  "schema": { "fields": [ { "name": "geo", "type": "string" },
                          { "name": "total", "type": "integer" } ] },
  "nrm": { "rules": [
    $1 ] } } ] }
END
    nrm-check -S datapackage.json v.csv 2>&1 || echo "exit $?"
}
printf 'geo,total\nEL,1\n' > v.csv
for expression in '1) FROM t --' '1); DROP TABLE t' "load_extension('x')" 'totl > 1' \
    '(WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r) SELECT max(n) FROM r) > 0' \
    'sum(total) > 1' 'total >' 'sum_equals(total)' 'sum_equals(total; totl)' 'jump(total; geo; geo; rate=2)' \
    'unique(geo' 'at_most(total)' 'complete(geo; total) + 1' "geo || 'x'"; do
    check "{ \"id\": \"r\", \"expr\": \"$expression\" }"
done
check '{ "expr": "total > 0" }'
check '{ "id": "r" }'
check '{ "id": "r", "expr": "total > 0", "scope": "table" }'
check '{ "id": "r", "expr": "total > 0", "severity": "fatal" }'
check '{ "id": "r", "expr": "total > 0", "message": 3 }'
check '{ "id": "r", "expr": "total > 0" }, { "id": "r", "expr": "total > 1" }'
check '{ "id": "r", "expr": "sum(total) > 0", "scope": "group" }'
check '{ "id": "r", "expr": "sum(total) > 0", "scope": "group", "by": ["country"] }'
check '{ "id": "r", "expr": "sum(totl) > 0", "scope": "group", "by": ["geo"] }'
check '{ "id": "r", "expr": "(SELECT count(*) FROM t) > 0", "scope": "group", "by": ["geo"] }'
check '{ "id": "r", "expr": "unique(geo)", "when": "total > 1" }'
check '{ "id": "r", "fields": ["geo"], "reference": { "resource": "w", "fields": ["code"] } }'
check '{ "id": "r", "fields": ["geo"], "reference": { "resource": "v", "fields": ["geo", "total"] } }'
check '{ "id": "parts", "expr": "total > 0" }'
check '"total > 0"'
