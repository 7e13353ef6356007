cd "$CASES"; nrm-identify -m rate-standard -p age-population.csv --standard age-standard.csv --over form ages.csv
