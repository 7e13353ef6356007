nrm-select -k "geo=BG" --up sex=T "$CASES/one.csv"
