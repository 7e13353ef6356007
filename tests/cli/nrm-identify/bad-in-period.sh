cd "$CASES"; nrm-identify -m share --of age=Y_LT18 --in TIME_PERIOD=last victims.csv
