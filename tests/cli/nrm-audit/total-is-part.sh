# The other parts are 0, so the hidden one is the total.
nrm-audit << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,T,2014,4,F
RO,F,2014,,C
RO,M,2014,0,F
CSV
