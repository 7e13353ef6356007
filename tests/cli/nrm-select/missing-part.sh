nrm-select -k "sex!=OTH" -g geo,TIME_PERIOD "$CASES/one.csv"
