# Countries by the codes of ISO: asked of the command, for observations with
# their constants, records, lists and files that no schema describes; or said by
# the schema, which then every command follows.
printf 'geo,TIME_PERIOD,OBS_VALUE\nEL,2014,1\nUK,2014,2\nRO,2014,3\n' > plain.csv
nrm-ingest --iso plain.csv
cat > package.json <<'JSON'
{ "name": "x", "nrm": { "dimensions": { "geo": {} }, "indicators": { "n": { "unit": "PER" } } }, "resources": [
  { "name": "one", "path": "one.csv", "nrm": { "observation": { "geo": "UK", "indicator": "n" } },
    "schema": { "fields": [ { "name": "year", "nrm": { "attribute": "TIME_PERIOD" } },
                            { "name": "n", "type": "integer", "nrm": { "attribute": "OBS_VALUE" } } ] } },
  { "name": "people", "path": "people.csv", "schema": { "fields": [
    { "name": "home", "nrm": { "codelist": "geo", "codes": { "Hellas": "EL" } } },
    { "name": "seen", "type": "list", "delimiter": ";", "nrm": { "codelist": "geo" } } ] } } ] }
JSON
printf 'year,n\n2014,5\n' > one.csv
printf 'home,seen\nHellas,GBR;Romania;EL\nGB,Ελλάδα\nGR,\n' > people.csv
nrm-ingest --iso -S package.json one.csv
nrm-ingest --iso -S package.json people.csv
nrm-ingest -S package.json people.csv
sed -e 's/"geo": {}/"geo": { "spelling": "iso" }/' -e 's/"UK"/"GB"/; s/"EL"/"GR"/' package.json > iso.json
nrm-ingest -S iso.json people.csv
nrm-ingest -S iso.json one.csv > one.obs.csv
nrm-check -S iso.json -m code -f summary one.obs.csv
nrm-check -m code one.obs.csv || echo "exit $?"
sed 's/"geo": {}/"geo": { "spelling": "French" }/' package.json > wrong.json
nrm-ingest -S wrong.json one.csv || echo "exit $?"
