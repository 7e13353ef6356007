S=$CASES/data/form/datapackage.json
nrm-ingest --form xlsx -S "$S" -o a.xlsx "$CASES/data/form/law.csv" "$CASES/data/form/counts.csv"
try() { # try WHAT MEMBER CODE [OPTION ...]
    echo "- $1"; perl "$CASES/data/form/edit" a.xlsx b.xlsx "$2" "$3"; shift 3
    nrm-ingest -S "$S" "$@" b.xlsx 2>&1 || true
}
text=xl/sharedStrings.xml law=xl/worksheets/sheet2.xml counts=xl/worksheets/sheet3.xml
try 'an answer that the list does not have' $text 's/>Partly</>Perhaps</'
try 'a number that is none' $text 's/>&lt;5</>few</'
try 'a country in a language that is not there' $text 's/>Bulgaria</>Bulgarien</' -r law
try 'a question with another name' $text 's/>C1_2</>C9_9</'
try 'a question that stands twice' $text 's/>C1_2</>C1_1</'
try 'a sheet of another form' $text 's/>nrm-form law</>nrm-form laws</'
try 'a sheet that lost its mark' $text 's/>nrm-form counts</>counts</' -r counts
try 'a sheet with another name' xl/workbook.xml 's/"counts"/"2023"/' -r counts
try 'a row that was deleted' $counts 's/<row r="5".*?<\/row>//' -r counts
try 'an answer beside the columns' $counts 's/(<row r="5".*?)(<\/row>)/$1<c r="H5"><v>7<\/v><\/c>$2/' -r counts
try 'a sheet without its lock' $law 's/<sheetProtection[^>]*>//' -r law
try 'a cell with a formula that is an error' $counts 's/<c r="E5"[^>]*>.*?<\/c>/<c r="E5" t="e"><v>#REF!<\/v><\/c>/' -r counts
try 'a note in the margin' $law 's/(<row r="5".*?)(<\/row>)/$1<c r="J5" t="str"><v>see me<\/v><\/c>$2/' -r law
echo '- without its schema'; nrm-ingest a.xlsx
