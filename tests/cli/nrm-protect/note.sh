# A note may repeat the number: it goes with it.
nrm-protect -q << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,N,NOTE
RO,F,2014,2,2,two girls
RO,T,2014,20,20,both centres
CSV
