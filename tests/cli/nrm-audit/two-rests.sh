# Women and men are not all there are, nor nationals and foreigners; children
# and adults are: what is hidden of the ages follows by subtraction. (Were all
# three open, it would seem to be safe.)
cat > safe.csv << 'CSV'
geo,sex,age,citizen,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,T,TOTAL,TOTAL,2014,50,F
RO,F,TOTAL,TOTAL,2014,20,F
RO,M,TOTAL,TOTAL,2014,25,F
RO,T,TOTAL,NAT,2014,30,F
RO,T,TOTAL,FOR,2014,15,F
RO,T,Y_GE18,TOTAL,2014,47,F
RO,T,Y_LT18,TOTAL,2014,,C
CSV
nrm-audit safe.csv
