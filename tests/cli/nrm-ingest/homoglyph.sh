printf 'geo,year,total,girls,who\nΕL,2014,1,1,a\n' > wide.csv
nrm-ingest -S "$CASES"/data/package.json wide.csv
