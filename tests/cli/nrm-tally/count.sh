nrm-tally -g geo,sex -p referred -f Q -i referred "$CASES"/data/cases.csv
