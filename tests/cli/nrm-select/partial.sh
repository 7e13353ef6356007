nrm-select -k "sex!=OTH" --partial -g geo,TIME_PERIOD "$CASES/one.csv"
