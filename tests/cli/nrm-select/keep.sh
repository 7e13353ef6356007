nrm-select -k "geo=BG,EL" -k "sex!=UNK TIME_PERIOD=..2020" "$CASES/one.csv"
