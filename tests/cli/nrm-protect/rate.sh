# A rate goes with its count; a median needs a rule.
nrm-protect << 'CSV'
geo,sex,statistic,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,CONF_STATUS
RO,T,count,2014,23,PER,N
RO,F,count,2014,20,PER,N
RO,M,count,2014,3,PER,N
RO,T,rate,2014,1.25,P_MHAB,N
RO,F,rate,2014,2.05,P_MHAB,N
RO,M,rate,2014,0.31,P_MHAB,N
BG,T,rate,2014,0.31,P_MHAB,N
RO,T,median,2014,17.5,DAY,N
CSV
