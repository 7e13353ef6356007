# Last year's release showed the total and the women; showing the men of the
# new table, or the total by age, must not give the hidden ones away.
cat > earlier.csv << 'CSV'
geo,sex,age,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,T,Y_LT18,2014,43,F
RO,F,Y_LT18,2014,40,F
RO,T,Y_GE18,2014,50,F
RO,F,Y_GE18,2014,,C
RO,M,Y_GE18,2014,,C
SI,T,TOTAL,2014,30,F
CSV
cat > raw.csv << 'CSV'
geo,sex,age,TIME_PERIOD,OBS_VALUE
RO,M,Y_LT18,2014,3
RO,F,Y_GE18,2014,47
RO,F,TOTAL,2014,87
RO,M,TOTAL,2014,6
SI,T,TOTAL,2014,31
CSV
nrm-protect raw.csv
nrm-protect --prior earlier.csv raw.csv > safe.csv
cat safe.csv
nrm-audit --prior earlier.csv safe.csv || echo $?
