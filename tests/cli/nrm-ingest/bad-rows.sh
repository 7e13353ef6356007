printf 'geo,year,total,girls,who\nEL,2014,x,1,a\nEL,2015,12,1,a\nEL,2016\nEL,2016,1,1,b,c,d\nEL,31.02.2016,1,1,b\n' > wide.csv
nrm-ingest -S "$CASES"/data/package.json --bad-rows bad.csv wide.csv
cat bad.csv
