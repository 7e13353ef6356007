cd "$CASES"; nrm-identify -m share --of age=Y_LT18 --in age=TOTAL victims.csv victims.csv
