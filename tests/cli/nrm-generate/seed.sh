nrm-generate -S "$CASES"/data/calls.json -n 3 -s 8 -x 0
nrm-generate -S "$CASES"/data/calls.json -n 3 -s 9 -x 0
