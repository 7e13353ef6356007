cd "$CASES"; nrm-evaluate -m attainment counts.csv
