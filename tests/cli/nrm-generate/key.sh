# The key says of each error where it is and what was right; the values
# without errors are the same for any share of them.
nrm-generate -S "$CASES"/data/calls.json -n 40 -s 7 -K key.csv > spoilt.csv
nrm-generate -S "$CASES"/data/calls.json -n 40 -s 7 -x 0 -K none.csv > right.csv
cat key.csv none.csv
stat -c %a key.csv
{ diff right.csv spoilt.csv || true; } | grep -c '^>'
