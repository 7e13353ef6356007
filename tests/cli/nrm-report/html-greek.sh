cd "$CASES"; nrm-report -L el -t page.md.in -f html safe.csv | grep -E "lang=|Πίνακας|Σχήμα" | cut -c1-100
