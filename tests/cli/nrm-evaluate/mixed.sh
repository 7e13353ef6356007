cd "$CASES"; nrm-evaluate -m paired,attainment training.csv
