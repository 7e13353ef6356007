printf 'question,year,answer,who\n9.2.3,2014,1,police\n' > bg.csv
nrm-ingest -S "$CASES"/data/items/package.json bg.csv
