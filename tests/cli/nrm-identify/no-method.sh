cd "$CASES"; nrm-identify victims.csv
