nrm-generate -S "$CASES"/data/calls.json -x -1
