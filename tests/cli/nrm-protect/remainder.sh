# Women and men are fewer than all: the others are a count like any other. The
# standard list says that they are all there are, so they are hidden, and
# rounded, without a hierarchy file; under rounding so is what nobody says.
cat > raw.csv << 'CSV'
geo,sex,age,TIME_PERIOD,OBS_VALUE
RO,T,TOTAL,2014,30
RO,F,TOTAL,2014,20
RO,M,TOTAL,2014,8
RO,T,Y_LT18,2014,12
RO,F,Y_LT18,2014,7
RO,M,Y_LT18,2014,4
RO,T,Y_GE18,2014,18
RO,F,Y_GE18,2014,13
RO,M,Y_GE18,2014,4
CSV
echo 'hidden:'
nrm-protect -q --certificate cert.json raw.csv > safe.csv
cut -d, -f 2- safe.csv
nrm-audit safe.csv > found.csv
nrm-audit --verify cert.json safe.csv
for base in 3 5; do
    echo "rounded to $base:"
    nrm-protect -q -m round --base $base raw.csv > rounded.csv
    cut -d, -f 2- rounded.csv
    nrm-audit --base $base rounded.csv > found.csv
done
echo 'a list that nobody knows:'
cat > offices.csv << 'CSV'
office,TIME_PERIOD,OBS_VALUE
TOTAL,2014,31
north,2014,4
south,2014,25
CSV
nrm-protect -q -m round offices.csv
nrm-protect -q offices.csv | nrm-audit
