# One hidden count in a row, and two ones: both are named, neither is told.
nrm-audit << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,T,2014,23,F
RO,F,2014,20,F
RO,M,2014,,C
SI,T,2014,2,F
SI,F,2014,,C
SI,M,2014,,C
BG,T,2014,7,F
BG,F,2014,,C
BG,M,2014,,C
CSV
