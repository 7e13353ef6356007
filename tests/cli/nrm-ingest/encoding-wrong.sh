iconv -f utf-8 -t windows-1253 "$CASES"/data/greek.csv > coded.csv
nrm-ingest -e iso-8859-7 coded.csv
