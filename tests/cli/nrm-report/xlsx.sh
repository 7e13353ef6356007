cd "$CASES"; nrm-report -t annex.md.in -f xlsx -o "$TMPDIR/a.xlsx" safe.csv
nrm-report -t annex.md.in -f xlsx -o "$TMPDIR/b.xlsx" safe.csv
cmp "$TMPDIR/a.xlsx" "$TMPDIR/b.xlsx"
nrm-report -t annex.md.in -f xlsx --check -o "$TMPDIR/a.xlsx" safe.csv
SOURCE_DATE_EPOCH=1700000000 nrm-report -t annex.md.in -f xlsx -o "$TMPDIR/c.xlsx" safe.csv
cmp -s "$TMPDIR/a.xlsx" "$TMPDIR/c.xlsx" || echo the date is in the properties
part() { perl -MIO::Uncompress::Unzip=unzip -e 'unzip $ARGV[0] => "-", Name => $ARGV[1]' "$TMPDIR/a.xlsx" "xl/$1.xml" | sed 's/></>\n</g'; echo; }
for name in workbook tables/table3 worksheets/sheet4 sharedStrings; do part $name; done
