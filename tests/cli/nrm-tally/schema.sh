# From a survey export to the shares of multiple answers.
cd "$CASES"/../nrm-ingest/data/survey
nrm-ingest -q -S survey.json -L limesurvey limesurvey.csv |
    nrm-tally -S survey.json -g help -m count,share --of help
