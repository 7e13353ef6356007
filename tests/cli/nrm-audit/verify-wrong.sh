# A certificate of other observations, a changed one, and none.
cat > raw.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,T,2014,43
RO,F,2014,40
RO,M,2014,3
CSV
nrm-protect -q --certificate cert.json raw.csv > safe.csv
sed 's/43/44/' safe.csv > other.csv
nrm-audit --verify cert.json other.csv || echo $?
sed 's/"width": 1/"width": 2/' cert.json > changed.json
nrm-audit --verify changed.json safe.csv || echo $?
nrm-audit --verify none.json safe.csv
