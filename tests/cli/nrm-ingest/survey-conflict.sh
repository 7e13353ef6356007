sed 's/"HOME LEGAL"/"HOME"/' "$CASES"/data/survey/kobo.csv > kobo.csv
nrm-ingest -S "$CASES"/data/survey/survey.json -L kobo kobo.csv
