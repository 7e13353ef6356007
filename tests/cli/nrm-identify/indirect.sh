cd "$CASES"; nrm-identify -m rate-indirect -p age-population.csv --over age --against geo=BG ages.csv
