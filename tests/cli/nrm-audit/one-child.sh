# A region with one country: hiding the country alone hides nothing.
printf 'dimension,child,parent\ngeo,R1,TOTAL\ngeo,R2,TOTAL\ngeo,C1,R1\ngeo,C2,R2\ngeo,C3,R2\n' > hier.csv
nrm-audit --hierarchy hier.csv << 'CSV'
geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS
TOTAL,2014,43,F
R1,2014,3,F
R2,2014,40,F
C1,2014,,C
C2,2014,20,F
C3,2014,20,F
CSV
