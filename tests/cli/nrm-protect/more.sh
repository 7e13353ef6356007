# A total may count persons of whom the parts know nothing.
nrm-protect << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,T,2014,43
RO,F,2014,20
RO,M,2014,3
CSV
