S=$CASES/data/form/datapackage.json
for lang in en bg; do
    nrm-ingest --form xlsx --lang $lang -S "$S" -o $lang.xlsx "$CASES/data/form/law.csv" "$CASES/data/form/counts.csv"
    nrm-ingest -S "$S" $lang.xlsx > $lang.csv
done
cmp en.csv bg.csv
nrm-ingest -S "$S" "$CASES/data/form/law.csv" "$CASES/data/form/counts.csv" | cmp - en.csv
nrm-ingest --records -r law -S "$S" bg.xlsx; nrm-ingest --records -S "$S" "$CASES/data/form/law.csv" > law; nrm-ingest --records -r law -S "$S" en.xlsx | cmp - law
nrm-ingest --form xlsx --lang bg -S "$S" -o again.xlsx en.xlsx -r law; nrm-ingest --form xlsx --lang bg -S "$S" -o law.xlsx -r law "$CASES/data/form/law.csv"; cmp again.xlsx law.xlsx
cat en.csv
