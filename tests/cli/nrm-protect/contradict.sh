# Totals over women and men and totals over ages that differ.
nrm-protect << 'CSV'
geo,sex,age,TIME_PERIOD,OBS_VALUE
RO,F,TOTAL,2014,20
RO,M,TOTAL,2014,30
RO,T,Y_LT18,2014,20
RO,T,Y_GE18,2014,40
RO,T,TOTAL,2014,50
CSV
