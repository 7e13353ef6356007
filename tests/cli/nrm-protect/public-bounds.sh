# `<5` of a public source stays what it is; only N is protected.
nrm-protect << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,CONF_STATUS
RO,F,2014,,1,4,F
RO,M,2014,3,,,F
SI,F,2014,3,,,N
CSV
