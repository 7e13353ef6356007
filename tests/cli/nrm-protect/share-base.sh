# The base of the share is the hidden total, not the women of Greece, of whom
# there happen to be as many.
nrm-protect << 'CSV'
geo,sex,statistic,TIME_PERIOD,OBS_VALUE,N,EVENTS,UNIT_MEASURE,CONF_STATUS
EL,F,count,2014,12,,,PER,
RO,F,count,2014,9,,,PER,F
RO,M,count,2014,3,,,PER,
RO,T,count,2014,12,,,PER,
RO,F,share,2014,75,12,9,PC,
CSV
# Rounded, the base is what was published of it: all shares say where it is.
cat > raw.csv << 'CSV'
geo,age,sex,statistic,TIME_PERIOD,OBS_VALUE,N,EVENTS,UNIT_MEASURE
RO,TOTAL,F,count,2014,4,,,PER
RO,Y_GE18,F,count,2014,1,,,PER
RO,Y_LT18,F,count,2014,3,,,PER
RO,TOTAL,M,count,2014,31,,,PER
RO,Y_GE18,M,count,2014,4,,,PER
RO,Y_LT18,M,count,2014,27,,,PER
RO,Y_GE18,F,share,2014,25,4,1,PC
RO,Y_GE18,M,share,2014,12.9,31,4,PC
CSV
nrm-protect -q -m round raw.csv
