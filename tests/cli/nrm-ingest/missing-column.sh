printf 'geo,year,total,who\n' > wide.csv
nrm-ingest -S "$CASES"/data/package.json wide.csv
