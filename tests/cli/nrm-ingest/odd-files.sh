# Files that are not what they are said to be: each has its own message.
try() { printf '%s: ' "$1"; shift; nrm-ingest "$@" 2>&1 || echo "    exit $?"; }
: > empty.csv; printf '\xef\xbb\xbf' > mark.csv; printf 'a,b\n' > header.csv
try empty empty.csv; try 'a byte order mark' mark.csv; try 'a header' header.csv
printf 'a;b\n1;2\n' > semicolon.csv; printf 'a\tb\n1\t2\n' > tab.tsv; printf 'sep=;\r\na;b\r\n1;2\r\n' > sep.csv
try semicolons semicolon.csv; try 'said so' -d ';' semicolon.csv; try tabs tab.tsv; try 'said so' -d tab tab.tsv
try 'the file says it' sep.csv
printf 'a,b\n1,2\n' > plain.csv
iconv -f utf-8 -t utf-16le plain.csv > utf16le.csv; iconv -f utf-8 -t utf-16be plain.csv > utf16be.csv
try 'UTF-16 without a mark' utf16le.csv; try 'said so' -e utf-16le utf16le.csv; try 'the other way round' -e utf-16be utf16be.csv
printf 'a,b\n1,\0\n' > nul.csv; try 'a NUL byte' nul.csv
printf 'a,b\r1,2\r' > cr.csv; try 'CR alone' cr.csv
printf 'a,b\r\n1,2\n3,4\r5,6' > mixed.csv; try 'mixed line ends' mixed.csv
printf '%%PDF-1.7\n' > report.pdf; try 'a PDF' report.pdf
printf '<html><table>' > page.xls; try 'a web page' page.xls
printf 'PK\003\004 and no more' > broken.xlsx; try 'half a workbook' broken.xlsx
seq -f 'c%.0f' 10000 | paste -sd, > wide.csv; seq 10000 | paste -sd, >> wide.csv
nrm-ingest wide.csv | cmp - wide.csv && echo '10,000 columns: the same'
seq 20000 | paste -sd, > wider.csv; try '20,000 columns' wider.csv
