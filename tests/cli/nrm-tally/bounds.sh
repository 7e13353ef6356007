nrm-tally -g geo -v children -u PER -m sum,mean,median,min,max "$CASES"/data/cases.csv
