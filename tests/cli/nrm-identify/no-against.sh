cd "$CASES"; nrm-identify -m rate-ratio -p age-population.csv ages.csv
