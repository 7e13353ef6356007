# Crime has no row, but labour less begging gives it: it is hidden, and so is a
# neighbour. What was published without that is found by the audit.
cat > tree.csv << 'CSV'
dimension,child,parent
form,labour,all
form,begging,labour
form,crime,labour
form,sexual,all
CSV
cat > raw.csv << 'CSV'
geo,form,TIME_PERIOD,OBS_VALUE
EL,all,2023,80
EL,sexual,2023,39
EL,labour,2023,41
EL,begging,2023,38
CSV
nrm-protect --hierarchy tree.csv --certificate proof.json -o safe.csv raw.csv
cat safe.csv
nrm-audit --hierarchy tree.csv safe.csv
nrm-audit --hierarchy tree.csv --verify proof.json safe.csv
sed '1s/$/,CONF_STATUS/; 2,$s/$/,F/' raw.csv > careless.csv
nrm-audit --hierarchy tree.csv careless.csv
