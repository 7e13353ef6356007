# One key with two counts.
nrm-protect << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,F,2014,20
RO,F,2014,21
CSV
