# The earlier release of each source belongs to the table of that source, here
# to the second one. 52 women less 49 adults are the girls.
cat > earlier.csv << 'CSV'
geo,sex,age,TIME_PERIOD,OBS_VALUE,SOURCE,RELEASE,CONF_STATUS
RO,T,TOTAL,2014,280,police,2015,F
RO,F,TOTAL,2014,52,ngo,2015,F
RO,M,TOTAL,2014,48,ngo,2015,F
CSV
cat > raw.csv << 'CSV'
geo,sex,age,TIME_PERIOD,OBS_VALUE,SOURCE,RELEASE
RO,T,TOTAL,2014,300,police,2016
RO,F,Y_LT18,2014,3,ngo,2016
RO,F,Y_GE18,2014,49,ngo,2016
RO,M,Y_LT18,2014,7,ngo,2016
RO,M,Y_GE18,2014,41,ngo,2016
CSV
nrm-protect -q --prior earlier.csv raw.csv | tee safe.csv
sed 's/Y_GE18,2014,,C/Y_GE18,2014,49,F/' safe.csv > careless.csv
nrm-audit --prior earlier.csv careless.csv || echo $?
