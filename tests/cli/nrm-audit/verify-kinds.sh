# Certificates of two tables that share a total, of cumulative years, of parts
# that overlap, of totals that count more than their rows, and of two releases.
cat > linked.csv << 'CSV'
geo,sex,age,TIME_PERIOD,OBS_VALUE
RO,T,TOTAL,2014,30
RO,F,TOTAL,2014,26
RO,M,TOTAL,2014,4
RO,T,Y_LT18,2014,3
RO,T,Y_GE18,2014,27
CSV
cat > years.csv << 'CSV'
geo,TIME_PERIOD,OBS_VALUE
RO,2012,12
RO,2013,3
RO,2014,22
RO,2012-2013,15
RO,2012-2014,37
CSV
cat > overlap.csv << 'CSV'
geo,form,TIME_PERIOD,OBS_VALUE
RO,TOTAL,2014,60
RO,SEX,2014,40
RO,LAB,2014,3
RO,OTH,2014,25
CSV
cat > rest.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,T,2014,30
RO,F,2014,20
RO,M,2014,3
BG,T,2014,40
BG,F,2014,2
BG,M,2014,15
CSV
for name in linked years overlap rest; do
    nrm-protect -q --certificate $name.json $name.csv > $name.safe
    nrm-audit --verify $name.json $name.safe
done
nrm-protect -q --prior linked.safe --certificate both.json linked.csv > both.safe
nrm-audit --prior linked.safe --verify both.json both.safe
