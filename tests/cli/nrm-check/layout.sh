# A file as a publisher gives it is checked in one step: its own preset says
# which key stands twice and which children and adults are not the total.
cat > data_glotip.csv <<'CSV'
Iso3_code,Country,Region,Subregion,Indicator,Dimension,Category,Sex,Age,Year,Unit of measurement,txtVALUE,Source
ROU,A,E,S,Detected trafficking victims,Total,Total,Total,Total,2019,Counts,"1,030",made up
ROU,A,E,S,Detected trafficking victims,Total,Total,Total,0 to 17 years,2019,Counts,52,made up
ROU,A,E,S,Detected trafficking victims,Total,Total,Total,18 years or over,2019,Counts,975,made up
SVN,B,E,S,Detected trafficking victims,Total,Total,Total,Total,2019,Counts,40,made up
SVN,B,E,S,Detected trafficking victims,Total,Total,Total,0 to 17 years,2019,Counts,<5,made up
SVN,B,E,S,Detected trafficking victims,Total,Total,Total,18 years or over,2019,Counts,31,made up
SVN,B,E,S,Detected trafficking victims,Total,Total,Female,Total,2019,Counts,30,made up
SVN,B,E,S,Detected trafficking victims,Total,Total,Female,Total,2019,Counts,31,made up
SVN,B,E,S,Persons convicted,Total,Total,Total,Total,2019,Counts,4,made up
SVN,B,E,S,Persons convicted,Total,Total,Total,Total,2019,Counts,4,made up
CSV
nrm-check --layout auto -m duplicate,conflict,parts,shortfall data_glotip.csv || echo "exit $?"
# Only where all three numbers are exact.
nrm-check -q -L glotip -m parts,shortfall -k 'indicator=detected sex=T OBS_VALUE=0..' data_glotip.csv
# Standard input cannot be read twice.
nrm-check -L glotip - < data_glotip.csv || echo "exit $?"
# A schema on top of a layout, for records: the fields of a survey tool's file.
cat > survey.json <<'JSON'
{ "name": "s", "resources": [ { "name": "r", "path": "answers.csv", "schema": {
    "fieldsMatch": "partial", "fields": [
    { "name": "id", "type": "integer", "constraints": { "unique": true } },
    { "name": "age", "type": "integer", "constraints": { "maximum": 17 } } ] } } ] }
JSON
printf '\xef\xbb\xbf"id","submitdate","lastpage","startlanguage","age"\r\n"1","2020-01-02","3","en","16"\r\n"1","2020-01-03","3","en","18"\r\n\r\n' > answers.csv
nrm-check -S survey.json -L limesurvey answers.csv || echo "exit $?"
