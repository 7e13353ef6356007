# The counts of Fay and Feuer (1997, Statistics in Medicine 16:791), table 1,
# under made-up names.
cd "$CASES"; nrm-identify -m rate-standard,rate-standard-dobson -p age-population.csv --over age --standard age-standard.csv --per 1000 ages.csv
