# Another key, another choice; the same key, the same in every table.
umask 077
printf 'one secret of 16+ bytes' > one.key
printf 'another one, as long' > two.key
printf short > short.key
cat > raw.csv << 'CSV'
geo,form,TIME_PERIOD,OBS_VALUE
RO,TOTAL,2014,7
RO,A,2014,1
RO,B,2014,1
RO,C,2014,1
RO,D,2014,1
RO,E,2014,1
RO,F,2014,1
RO,G,2014,1
CSV
round() { nrm-protect -q -m round "$@" | cut -d, -f2,4; }
round --key one.key raw.csv > 1
round --key one.key raw.csv | cmp - 1
echo '{"method": "round", "key": "one.key"}' > policy.json
round --policy policy.json raw.csv | cmp - 1
cat 1
round --key two.key raw.csv | cmp -s - 1 || echo another
nrm-protect -m round --key short.key raw.csv || echo $?
nrm-protect -m round --key none.key raw.csv || echo $? || echo $?
# A key that others can read is no secret.
for mode in 640 604 660; do
    chmod $mode one.key
    nrm-protect -m round --policy policy.json raw.csv || echo $?
done
