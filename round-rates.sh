# Rates and shares are computed again from rounded counts.
cat > counts.csv << 'CSV'
geo,age,TIME_PERIOD,OBS_VALUE
SI,TOTAL,2014,39
SI,Y_LT18,2014,2
SI,Y_GE18,2014,37
CSV
cat > people.csv << 'CSV'
geo,age,TIME_PERIOD,OBS_VALUE
SI,TOTAL,2014,2000000
SI,Y_LT18,2014,400000
CSV
nrm-identify -m share --of age=Y_LT18 --in age=TOTAL counts.csv > shares.csv
nrm-identify -m rate --per 1000000 --population people.csv -k age!=Y_GE18 counts.csv > rates.csv
nrm-protect -q -m round counts.csv shares.csv rates.csv
nrm-protect -q -m round counts.csv > safe.csv
nrm-identify -m rate --per 1000000 --population people.csv -k age!=Y_GE18 safe.csv
