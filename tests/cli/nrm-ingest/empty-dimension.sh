printf 'geo,year,total,girls,who\n,2014,12,1,a\n' > wide.csv
nrm-ingest -S "$CASES"/data/package.json wide.csv
