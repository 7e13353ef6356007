printf 'geo,year,total,girls,who\nEL,2014,1 2,1,a\n' > wide.csv
nrm-ingest -S "$CASES"/data/package.json wide.csv
