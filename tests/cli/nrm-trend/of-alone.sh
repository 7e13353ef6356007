nrm-trend --of age=Y_LT18 "$CASES/shares.csv"
