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
