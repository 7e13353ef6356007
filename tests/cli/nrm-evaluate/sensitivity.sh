cd "$CASES"; nrm-evaluate -m sensitivity --results results.csv --data counts.csv assumptions.csv
