# Two years have a total, of which one is listed with its parts and the other
# is not: the hidden parts are not taken for the room of the other year.
cat > raw.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,T,2014,63,N
RO,F,2014,60,N
RO,M,2014,3,N
RO,T,2013,88,F
RO,T,2013-01-01/P2Y,151,F
CSV
nrm-protect -q --certificate cert.json raw.csv > safe.csv
cat safe.csv
nrm-audit safe.csv
nrm-audit --verify cert.json safe.csv
