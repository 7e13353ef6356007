# A percentage with one decimal and a base that is known gives its count away,
# with the base beside it or as the only total; a coarse one does not.
cat > safe.csv << 'CSV'
geo,age,statistic,method,TIME_PERIOD,OBS_VALUE,N,CONF_STATUS,UNIT_MEASURE
RO,TOTAL,count,_Z,2014,24,,F,PER
RO,Y_LT18,count,_Z,2014,,,C,PER
RO,Y_GE18,count,_Z,2014,,,C,PER
RO,Y_LT18,share,wilson,2014,12.5,24,F,PC
CSV
nrm-audit safe.csv || echo $?
sed 's/12.5,24,/12.5,,/' safe.csv | nrm-audit || echo $?
sed 's/12.5,24,/1.0,600,/; s/,24,,F/,600,,F/' safe.csv | nrm-audit -i
