cd "$CASES"; nrm-evaluate -m flows --over geo flows.csv
