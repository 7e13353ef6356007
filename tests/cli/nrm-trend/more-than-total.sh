nrm-trend -m armitage --of age=TOTAL --in age=Y_LT18 "$CASES/shares.csv"
