cd "$CASES"; nrm-report -t annex.md.in -o "$TMPDIR/new.md" safe.csv; nrm-report -t annex.md.in --check -o "$TMPDIR/new.md" safe.csv
