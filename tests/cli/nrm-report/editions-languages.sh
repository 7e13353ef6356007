cd "$CASES"; nrm-report -t annex.md.in -L en,el -o "$TMPDIR/annex.{format}" safe.csv
