# Cumulative years, and a corrected re-release, in one system with what was
# published before: the policy names the files and their digests.
cat > 2013.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,F,2013,20,F
RO,F,2012-2013,50,F
BG,F,2013,31,F
CSV
cat > 2013-corrected.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS
BG,F,2013,33,F
CSV
cat > raw.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,F,2014,3
RO,F,2012-2014,53
RO,F,2013-2014,23
BG,F,2014,12
CSV
echo 'alone:'
nrm-protect -q raw.csv
nrm-protect -q --prior 2013.csv --prior 2013-corrected.csv raw.csv > safe.csv
echo 'with what was published:'
cat safe.csv
nrm-audit --prior 2013.csv --prior 2013-corrected.csv safe.csv > found.csv
nrm-protect -q --ledger ledger.json 2013.csv > /dev/null
digest=$(sed -n 's/^"release": "\(.*\)",$/\1/p' ledger.json)
echo '{"earlier": [{"file": "2013.csv", "digest": "'$digest'"}, "2013-corrected.csv"]}' > policy.json
nrm-protect -q --policy policy.json raw.csv | cmp - safe.csv
sed -i s/50/51/ 2013.csv
nrm-protect -q --policy policy.json raw.csv || echo $?
