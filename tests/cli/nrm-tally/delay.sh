nrm-tally -g geo -m count,mean,median,quantile,min,max -D referred,decided "$CASES"/data/cases.csv
