nrm-ingest -S "$CASES"/data/survey/survey.json --layout limesurvey "$CASES"/data/survey/limesurvey.csv
