# Forms of exploitation overlap: the total is not their sum, and may stay.
nrm-protect -q << 'CSV'
geo,form,TIME_PERIOD,OBS_VALUE
RO,TOTAL,2014,20
RO,SEX,2014,17
RO,LAB,2014,3
CSV
