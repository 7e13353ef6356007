nrm-generate -S "$CASES"/data/timeless.json -n 2
nrm-generate -S "$CASES"/data/timeless.json
