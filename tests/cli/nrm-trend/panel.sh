. "$CASES/digits"
for kind in constant effects; do
    nrm-trend --over geo --panel $kind -k 'TIME_PERIOD=..2016' "$CASES/series.csv" | digits
    nrm-trend --over geo --panel $kind -m hamed-rao,pettitt,outlook -k 'geo=BG,SI' "$CASES/series.csv" | digits
done
