cd "$CASES"; nrm-report -t annex.md.in safe.csv | sed "s/698/699/" > "$TMPDIR/old.md"
nrm-report -t annex.md.in --check -o "$TMPDIR/old.md" safe.csv | sed "s|$TMPDIR/||"
exit ${PIPESTATUS[0]}
