# The same, protected: the totals go too.
nrm-protect << 'CSV' > safe.csv
geo,age,TIME_PERIOD,OBS_VALUE
RO,TOTAL,2014,3
RO,Y_LT18,2014,1
RO,Y_GE18,2014,1
RO,UNK,2014,1
SI,TOTAL,2014,9
SI,Y_LT18,2014,1
SI,Y_GE18,2014,1
SI,UNK,2014,7
EL,TOTAL,2014,4
EL,Y_LT18,2014,4
CSV
cat safe.csv
nrm-audit -i safe.csv
