cd "$CASES"; nrm-report -L el -t annex.md.in safe.csv
