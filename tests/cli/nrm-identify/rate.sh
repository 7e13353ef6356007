cd "$CASES"; nrm-identify -m rate --population population.csv --per 1000000 victims.csv
