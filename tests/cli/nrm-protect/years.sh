# Cumulative years: 2014 is what 2013-2014 has more than 2013.
nrm-protect -q << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,F,2013,20
RO,F,2014,3
RO,F,2013-2014,23
RO,F,2015,40
CSV
