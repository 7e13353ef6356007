printf 'geo,year,total,girls,who,boys\n' > wide.csv
nrm-ingest -S "$CASES"/data/package.json wide.csv
