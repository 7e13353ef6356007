nrm-report -t "$CASES/annex.md.in" "$CASES/safe.csv" | sed "s|$CASES/||"
