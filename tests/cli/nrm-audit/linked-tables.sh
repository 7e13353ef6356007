# Two tables over the same persons, by sex and age and by sex and kind. Each
# hides two counts of a column; the total of the second closes the first.
cat > safe.csv << 'CSV'
sex,age,kind,TIME_PERIOD,OBS_VALUE,CONF_STATUS
T,TOTAL,TOTAL,2014,60,F
F,TOTAL,TOTAL,2014,,C
M,TOTAL,TOTAL,2014,,C
F,Y_LT18,TOTAL,2014,30,F
F,Y_GE18,TOTAL,2014,12,F
M,Y_LT18,TOTAL,2014,,C
M,Y_GE18,TOTAL,2014,,C
F,TOTAL,A,2014,,C
F,TOTAL,B,2014,,C
CSV
nrm-audit safe.csv || echo $?
grep -v 'Y_GE18,TOTAL,2014,12' safe.csv | nrm-audit -q || echo $?
