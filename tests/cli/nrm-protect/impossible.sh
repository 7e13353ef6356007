# A structural zero is known to everybody: it protects nothing, and is shown.
echo '{"zeros": "protected", "structural_zeros": [{"sex": "M", "form": "pregnancy"}]}' > policy.json
cat > raw.csv << 'CSV'
geo,sex,form,TIME_PERIOD,OBS_VALUE
RO,F,pregnancy,2014,12
RO,M,pregnancy,2014,0
RO,F,other,2014,30
RO,M,other,2014,0
CSV
nrm-protect -q raw.csv > /dev/null
nrm-protect -q --policy policy.json raw.csv
sed -i 's/pregnancy,2014,0/pregnancy,2014,2/' raw.csv
nrm-protect -q --policy policy.json raw.csv || echo $?
