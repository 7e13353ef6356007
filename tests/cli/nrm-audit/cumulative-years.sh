# What was counted since 2012 less what was counted until 2013.
nrm-audit << 'CSV'
geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,2012-2013,40,F
RO,2012-2014,43,F
RO,2014,,C
RO,2012,,C
RO,2013,,C
CSV
