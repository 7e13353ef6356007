cd "$CASES"; nrm-identify -m share --of age=Y_LT18 --in TOTAL victims.csv
