cd "$CASES"; nrm-report -t annex.md.in -f md,html -o "$TMPDIR/a.{format}" --manifest "$TMPDIR/a.json" safe.csv
