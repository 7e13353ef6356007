cd "$CASES"; nrm-report -t annex.md.in -f xlsx safe.csv
