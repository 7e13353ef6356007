cd "$CASES"; nrm-identify -m rate victims.csv
