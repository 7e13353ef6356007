# Where public bounds leave less than the width, a count keeps what they leave:
# its neighbour is hidden all the same, and the audit says that it is too little.
cat > raw.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,CONF_STATUS
RO,F,2014,,1,4,F
RO,F,2014,4,,,N
RO,M,2014,,5,9,F
RO,M,2014,7,,,N
RO,T,2014,11,,,F
CSV
nrm-protect -q --width 3 raw.csv | tee safe.csv
nrm-audit -q --width 3 safe.csv || echo $?
nrm-audit -q -i --width 2 safe.csv
