nrm-generate -S "$CASES"/data/calls.json -n 1000000001
