nrm-select -k TIME_PERIOD=20x0 "$CASES/one.csv"
