cd "$CASES"; nrm-report -t annex.md.in -f md,html safe.csv
