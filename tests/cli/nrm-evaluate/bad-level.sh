cd "$CASES"; nrm-evaluate -m attainment -l 95 --plan plan.csv counts.csv
