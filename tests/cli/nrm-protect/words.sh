# What stands beside a hidden count, or a rounded one, may repeat its number:
# what an ingest read, what somebody wrote, the base of another total.
cat > raw.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,N,EVENTS,SOURCE,SOURCE_TEXT,COMMENT
RO,F,2014,20,22,20,ANITP,20,of 22
RO,M,2014,2,22,2,ANITP,2,two boys
RO,T,2014,22,22,22,ANITP,22,
SI,F,2014,20,23,,,20,
CSV
nrm-protect -q raw.csv
nrm-protect -q -m round raw.csv
