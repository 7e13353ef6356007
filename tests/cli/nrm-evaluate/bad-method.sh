cd "$CASES"; nrm-evaluate -m reach counts.csv
