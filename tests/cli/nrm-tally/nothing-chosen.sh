# Persons who were asked and had none are a group, and answered; persons
# without an answer are neither.
cat > help.json <<'JSON'
{ "name": "help", "nrm": { "codelists": { "help": [
    { "code": "ANY", "parts": "overlap" }, { "code": "LEGAL", "parent": "ANY" }, { "code": "HOME", "parent": "ANY" } ] } },
  "resources": [ { "name": "help", "schema": { "fields": [
    { "name": "help", "type": "list", "delimiter": ";", "nrm": { "codelist": "help" } } ] } } ] }
JSON
printf 'help\nLEGAL;HOME\nNONE\nNONE\n""\nLEGAL\n""\n' > help.csv
nrm-ingest -S help.json help.csv | nrm-tally -S help.json -g help --of help -m count,share - | tee help.obs
echo "--- its code and its label are known"
grep -v UNK help.obs | nrm-check -S help.json -
sed 's/,N,/,F,/' help.obs | nrm-table -S help.json -L bg -r help -c statistic -k 'help!=UNK' -
