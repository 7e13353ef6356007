# Totals that are less than their parts cannot be protected; no count is quoted.
nrm-protect << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,T,2014,22
RO,F,2014,20
RO,M,2014,3
CSV
