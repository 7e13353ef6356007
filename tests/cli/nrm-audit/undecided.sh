# Four regions show the share of children alone. A search that gives up early
# does not know what follows: that is no pass either, and no number is printed.
cat > safe.csv << 'CSV'
geo,age,statistic,TIME_PERIOD,OBS_VALUE,CONF_STATUS,UNIT_MEASURE
RO,TOTAL,count,2014,117,F,PER
RO,Y_LT18,count,2014,34,F,PER
RO1,TOTAL,count,2014,,C,PER
RO1,Y_LT18,count,2014,,C,PER
RO1,Y_LT18,share,2014,3,F,PC
RO2,TOTAL,count,2014,,C,PER
RO2,Y_LT18,count,2014,,C,PER
RO2,Y_LT18,share,2014,19,F,PC
RO3,TOTAL,count,2014,,C,PER
RO3,Y_LT18,count,2014,,C,PER
RO3,Y_LT18,share,2014,90,F,PC
RO4,TOTAL,count,2014,,C,PER
RO4,Y_LT18,count,2014,,C,PER
RO4,Y_LT18,share,2014,57,F,PC
CSV
cat > hier.csv << 'CSV'
dimension,child,parent
geo,RO1,RO
geo,RO2,RO
geo,RO3,RO
geo,RO4,RO
CSV
nrm-audit --hierarchy hier.csv --nodes 1 safe.csv > found.csv || echo $?
cat found.csv
nrm-audit -q -i --hierarchy hier.csv --nodes 1 safe.csv > all.csv || grep undecided all.csv
nrm-audit --hierarchy hier.csv safe.csv
