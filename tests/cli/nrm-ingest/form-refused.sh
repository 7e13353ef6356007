S=$CASES/data/form/datapackage.json
form() { nrm-ingest --form "$@" || echo "$?" >&2; }
form xlsx -o a.xlsx
form xlsx -S "$S"
form docx -S "$S" -o a.docx
form xlsx --lang fr -S "$S" -o a.xlsx
printf 'geo,year,girls,boys\nBG,2022,1,2\n' > counts.csv; form xlsx -S "$S" -o a.xlsx counts.csv
printf 'geo,year,girls,boys\nBG,2023,1,2\nRO,2024,1,2\n' > counts.csv; form xlsx -S "$S" -o a.xlsx counts.csv
printf 'geo,year,girls,boys\nBG,2023,1,few\n' > counts.csv; form xlsx -S "$S" -o a.xlsx counts.csv
sed 's/"cover": \["geo"/"cover": ["place"/' "$S" > s.json; form md -S s.json
sed 's/"form": { "year"/"form": { "years"/' "$S" > s.json; form md -S s.json
sed 's/"form": { "cover"/"form": [ 1 ], "was": { "cover"/' "$S" > s.json; form md -S s.json
ls
