# A mean gives a hidden count away: by its N, or by the sum that it is of. A
# coarse mean leaves it a range.
cat > safe.csv << 'CSV'
geo,sex,statistic,TIME_PERIOD,OBS_VALUE,N,CONF_STATUS,UNIT_MEASURE
RO,T,count,2014,43,,F,PER
RO,F,count,2014,,,C,PER
RO,M,count,2014,,,C,PER
RO,M,mean,2014,16.7,3,F,YEAR
CSV
nrm-audit safe.csv || echo $?
sed 's/16.7,3,/16.7,,/; $a\RO,M,sum,2014,50,,F,YEAR' safe.csv | nrm-audit || echo $?
sed 's/16.7,3,/17,,/; $a\RO,M,sum,2014,600,,F,YEAR' safe.csv | nrm-audit -i
