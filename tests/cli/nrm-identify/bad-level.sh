cd "$CASES"; nrm-identify -m rate -l 95 --population population.csv victims.csv
