# A public source hides what its own totals tell.
nrm-audit << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,CONF_STATUS
RO,T,2014,23,,,F
RO,F,2014,20,,,F
RO,M,2014,,1,4,F
CSV
