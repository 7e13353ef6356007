nrm-select -g TIME_PERIOD "$CASES/one.csv"
