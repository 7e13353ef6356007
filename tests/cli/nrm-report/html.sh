cd "$CASES"; nrm-report -t page.md.in -f html safe.csv
