cd "$CASES"; nrm-evaluate -m attainment --plan plan.csv counts.csv
