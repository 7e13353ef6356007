# Rules of the package itself are about observations.
cat > datapackage.json <<'END'
{ "name": "x", "nrm": { "rules": [
    { "id": "not-before-2005", "expr": "TIME_PERIOD >= 2005" },
    { "id": "small", "expr": "OBS_VALUE <= 3", "severity": "info" },
    { "id": "sources", "scope": "group", "by": ["geo"], "expr": "count(OBS_VALUE) >= 2", "severity": "warning" } ] },
  "resources": [ { "name": "v", "path": "raw.csv", "schema": { "fields": [ { "name": "a", "type": "string" } ] } } ] }
END
cat > victims.csv <<'END'
geo,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH
EL,T,2004,3,,
EL,F,2005,,1,4
BG,T,2006,9,,
END
nrm-check -S datapackage.json -m conflict victims.csv || echo "exit $?"
nrm-check -S datapackage.json -m conflict -f summary - < victims.csv || echo "exit $?"
