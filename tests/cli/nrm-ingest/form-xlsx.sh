form() { nrm-ingest --form xlsx --lang bg -S "$CASES/data/form/datapackage.json" -o "$1" "$CASES/data/form/law.csv"; }
form a.xlsx
form b.xlsx
cmp a.xlsx b.xlsx
SOURCE_DATE_EPOCH=1700000000 form c.xlsx
cmp -s a.xlsx c.xlsx || echo the date is in the properties
part() { perl -MIO::Uncompress::Unzip=unzip -e 'unzip $ARGV[0] => "-", Name => $ARGV[1]' a.xlsx "xl/$1.xml" | sed 's/></>\n</g'; echo; }
for name in workbook worksheets/sheet1 worksheets/sheet2 worksheets/sheet3; do part $name; done | grep -v xmlns
