# `<5` of a public source does not make the exact count of the same key public.
cat > raw.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,CONF_STATUS
RO,F,2014,,1,4,F
RO,F,2014,3,,,N
RO,M,2014,,5,9,F
RO,M,2014,8,,,N
RO,T,2014,11,,,N
SI,F,2014,,1,4,F
SI,F,2014,3,,,N
CSV
nrm-protect --certificate proof.json raw.csv | tee safe.csv
nrm-audit -i safe.csv
nrm-audit --verify proof.json safe.csv
# They narrow it, also where they are of a total of one part.
cat > tree.csv << 'CSV'
dimension,child,parent
form,labour,all
form,sexual,all
form,begging,labour
CSV
nrm-audit -i --hierarchy tree.csv << 'CSV'
form,OBS_VALUE,OBS_LOW,OBS_HIGH,CONF_STATUS
all,11,,,F
begging,,,,C
labour,,1,4,F
sexual,,,,C
CSV
sed '/SI/s/,3,/,7,/' raw.csv | nrm-protect || echo $?
