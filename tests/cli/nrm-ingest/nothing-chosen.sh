# Asked, and nothing chosen, is NONE; not answered is empty. Each tool says it
# in its own way: LimeSurvey and KoBo with a column for each choice, EUSurvey
# with a choice of its own, as an empty cell of it says nothing.
survey() { sed "/first/d;/children/,/censored/d;$1" "$CASES/data/survey/survey.json" > survey.json; }
survey ''
cat > limesurvey.csv <<'CSV'
"id","submitdate","lastpage","startlanguage","land. Country?","help[LEGAL]. Help? [Legal aid]","help[HOME]. Help? [Shelter; food]","note. Remarks"
"1","2015-07-01 10:00:00","3","el","EL","No","No","all refused"
"2","2015-07-01 10:00:00","3","el","EL","","","not answered"
"3","2015-07-01 10:00:00","3","el","EL","No","","half answered"
"4","2015-07-01 10:00:00","3","el","EL","Yes","","chosen"
CSV
cat > kobo.csv <<'CSV'
"land";"help";"help/LEGAL";"help/HOME";"note";"_uuid";"_submission_time"
"EL";"";"0";"0";"all refused";"u1";"2015-07-01"
"EL";"";"";"";"not answered";"u2";"2015-07-01"
"EL";"";"0";"";"half answered";"u3";"2015-07-01"
"EL";"LEGAL";"1";"0";"chosen";"u4";"2015-07-01"
CSV
cat > eusurvey.csv <<'CSV'
Alias,NRM2015,,
Export Date,2015-06-30 14:05,,
,,,
Country? (land),Which help? (help),Remarks (note),Contribution Id
Ελλάδα,Κανένα από αυτά,all refused,c1
Ελλάδα,,not answered,c2
Ελλάδα,,half answered,c3
Ελλάδα,Νομική βοήθεια,chosen,c4
CSV
for tool in limesurvey kobo eusurvey; do
    nrm-ingest -q -S survey.json -L $tool -o $tool.out $tool.csv
done
cat limesurvey.out
cmp limesurvey.out kobo.out; cmp limesurvey.out eusurvey.out
echo "--- none and a choice"
printf 'land,help,note\nEL,NONE;LEGAL,\n' > both.csv
nrm-ingest -S survey.json both.csv || echo "exit $?"
printf '"land";"help";"help/LEGAL";"help/NONE";"note";"_uuid";"_submission_time"\n"EL";"";"1";"1";"";"u";"t"\n' > both.csv
nrm-ingest -S survey.json -L kobo both.csv || echo "exit $?"
printf '"land";"help";"help/LEGAL";"note";"_uuid";"_submission_time"\n"EL";"LEGAL";"0";"";"u";"t"\n' > both.csv
nrm-ingest -S survey.json -L kobo both.csv || echo "exit $?"
echo "--- a code of the list: called so, labelled so, or named by the schema"
own() {
    survey "s/\"code\": \"HEALTH\".*}/$1 }/; s/\"codelist\": \"help\"/&${2:-}/"
    nrm-ingest -q -S survey.json -L limesurvey limesurvey.csv | cut -d, -f2 | sed -n 2,3p
}
own '"code": "none", "parent": "ANY"'
own '"code": "KEINE", "labels": { "bg": "нищо от изброеното" }'
own '"code": "-1"' ', "none": "-1"'
own '"code": "-1"' ', "none": "-2"' || echo "exit $?"
sed 's/"type": "list", "delimiter": ";"/"type": "string"/; s/"codelist": "help"/"none": "HOME"/' "$CASES/data/survey/survey.json" > survey.json
nrm-ingest -S survey.json limesurvey.csv
