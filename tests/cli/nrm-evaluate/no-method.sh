cd "$CASES"; nrm-evaluate counts.csv
