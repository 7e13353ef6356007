# Who answered when, totals over the countries, and the largest constant panel:
# EL and RO in 2016-2019 are more answers than three countries in two years.
cat > in.csv <<'END'
geo,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,OBS_STATUS
BG,2015,10,,,
BG,2016,11,,,
BG,2018,13,,,
EL,2016,21,,,
EL,2017,,1,4,
EL,2018,23,,,
EL,2019,24,,,
RO,2016,31,,,
RO,2017,32,,,
RO,2018,33,,,
RO,2019,34,,,
SI,2019,,,,O
EU27_2020,2019,900,,,
END
nrm-reconcile -f panel in.csv
nrm-reconcile -f panel --members sex in.csv
