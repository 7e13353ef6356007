cd "$CASES"; nrm-identify -m share --of age=Y_LT18 victims.csv
