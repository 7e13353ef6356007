cd "$CASES"; nrm-report -t page.md.in -o "$TMPDIR/page.md" safe.csv; sed -n "/!\[/,/Second/p" "$TMPDIR/page.md"; ls "$TMPDIR"
nrm-report -t page.md.in -f xlsx -o "$TMPDIR/page.xlsx" safe.csv; cat "$TMPDIR/page-table-1.csv"
nrm-report -t page.md.in --check -o "$TMPDIR/page.md" safe.csv
echo x >> "$TMPDIR/page-figure-1.svg"
nrm-report -t page.md.in --check -o "$TMPDIR/page.md" safe.csv | sed "s|$TMPDIR/||"
