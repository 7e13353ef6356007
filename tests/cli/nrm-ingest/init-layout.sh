nrm-ingest --init -L limesurvey "$CASES"/data/survey/limesurvey.csv
