# A row that comes hidden may still have its number: it is refused. Its note
# goes, for it may tell the number in words.
cat > raw.csv << 'CSV'
geo,sex,statistic,TIME_PERIOD,OBS_VALUE,N,NOTE,CONF_STATUS
RO,F,count,2014,,,three girls,C
RO,M,count,2014,17,,,N
RO,T,count,2014,20,,,N
RO,F,median,2014,,,,C
CSV
nrm-protect -q raw.csv
sed '2s/2014,/2014,3/' raw.csv > careless.csv
for run in nrm-protect nrm-audit 'nrm-protect --prior careless.csv'; do
    $run careless.csv || echo $?
done
