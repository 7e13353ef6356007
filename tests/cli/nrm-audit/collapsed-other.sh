# Small kinds collapsed into one that is still small: the total tells it; and
# what was collapsed tells its last part when the others are shown elsewhere.
printf 'dimension,child,parent\nkind,A,TOTAL\nkind,B,TOTAL\nkind,OTHER,TOTAL\nkind,C,OTHER\nkind,D,OTHER\n' > hier.csv
nrm-audit --hierarchy hier.csv << 'CSV' || echo $?
kind,TIME_PERIOD,OBS_VALUE,CONF_STATUS
TOTAL,2014,21,F
A,2014,10,F
B,2014,8,F
OTHER,2014,,C
CSV
nrm-audit --hierarchy hier.csv << 'CSV'
kind,TIME_PERIOD,OBS_VALUE,CONF_STATUS
TOTAL,2014,28,F
A,2014,10,F
B,2014,8,F
OTHER,2014,10,F
C,2014,8,F
D,2014,,C
CSV
