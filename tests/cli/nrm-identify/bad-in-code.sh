cd "$CASES"; nrm-identify -m share --of age=Y_LT18 --in age=Y_LT15 victims.csv
