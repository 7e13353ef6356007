nrm-ingest -e latin "$CASES"/data/greek.csv
