cd "$CASES"; nrm-identify -m rate --per 7 --population population.csv victims.csv
