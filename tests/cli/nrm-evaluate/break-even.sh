cd "$CASES"; nrm-evaluate -m break-even --results results.csv --data counts.csv assumptions.csv
