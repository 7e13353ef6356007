cd "$CASES"; nrm-identify -m kappa --raters police units.csv
