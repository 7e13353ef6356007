printf '%s\n' geo,item,OBS_VALUE,CONF_STATUS BG,a,1,F BG,b,0.5,F RO,a,0,F RO,b,,C > s.csv
for f in md html csv; do nrm-table -r geo -c item --shapes -f $f s.csv; done
