nrm-tally -g geo,form -x form -O form -m count,share "$CASES"/data/cases.csv
