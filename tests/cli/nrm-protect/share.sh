# A share is shown with its count and its base, and hidden with either.
cat > counts.csv << 'CSV'
geo,age,TIME_PERIOD,OBS_VALUE
RO,TOTAL,2014,60
RO,Y_LT18,2014,24
RO,Y_GE18,2014,36
SI,TOTAL,2014,40
SI,Y_LT18,2014,3
SI,Y_GE18,2014,37
CSV
nrm-identify -m share --of age=Y_LT18 --in age=TOTAL counts.csv > shares.csv
nrm-protect -q counts.csv shares.csv
echo '{"minimum_base": 100}' > policy.json
nrm-protect -q --policy policy.json counts.csv shares.csv | grep share
# Without its counts a share cannot be judged.
nrm-protect -q shares.csv
