# The same answers as the exports of three tools, text and workbook, give the
# same bytes.
cd "$CASES"/data/survey
want=$(nrm-ingest -q -S survey.json -L auto limesurvey.csv | sha256sum)
for file in limesurvey.xlsx kobo.csv kobo.xlsx eusurvey.xlsx eusurvey.ods eusurvey.csv eusurvey-semicolon.csv; do
    got=$(nrm-ingest -q -S survey.json -L auto "$file" | sha256sum)
    [ "$got" = "$want" ] && echo "$file: same"
done
