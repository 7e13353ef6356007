# The same answers as four exports give the same bytes.
cd "$CASES"/data/survey
want=$(nrm-ingest -q -S survey.json -L auto limesurvey.csv | sha256sum)
for file in kobo.csv eusurvey.xlsx eusurvey.ods; do
    got=$(nrm-ingest -q -S survey.json -L auto "$file" | sha256sum)
    [ "$got" = "$want" ] && echo "$file: same"
done
