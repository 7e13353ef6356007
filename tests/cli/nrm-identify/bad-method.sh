cd "$CASES"; nrm-identify -m rates victims.csv
