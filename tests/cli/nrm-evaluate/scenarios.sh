cd "$CASES"; nrm-evaluate -m scenarios --results results.csv --data counts.csv assumptions.csv
