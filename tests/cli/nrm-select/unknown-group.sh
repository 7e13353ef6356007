nrm-select -g gea,TIME_PERIOD "$CASES/one.csv"
