cd "$CASES"; nrm-report -t annex.md.in -o "$TMPDIR/new.md" --manifest "$TMPDIR/m.json" safe.csv; cat "$TMPDIR/m.json"
