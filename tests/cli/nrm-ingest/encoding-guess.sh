iconv -f utf-8 -t windows-1253 "$CASES"/data/greek.csv > coded.csv
nrm-ingest coded.csv
