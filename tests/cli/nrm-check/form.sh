# All sheets of a form that came back are checked, each by its own resource.
data=$ROOT/tests/cli/nrm-ingest/data/form
printf 'geo,year,girls,boys\nBG,2023,-3,4\nBG,2024,120,0\n' > counts.csv
nrm-ingest --form xlsx --lang bg -S "$data/datapackage.json" -o form.xlsx "$data/law.csv" counts.csv
nrm-check -S "$data/datapackage.json" form.xlsx || echo $?
perl "$data/edit" form.xlsx wrong.xlsx xl/sharedStrings.xml 's/>Отчасти</>Частично</'
nrm-check -S "$data/datapackage.json" wrong.xlsx || echo $?
nrm-check -S "$data/datapackage.json" -r law form.xlsx
