# Texts stand beside numbers; that of a hidden number is hidden with it. Texts
# in digits are numbers.
printf '%s\n' geo,OBS_VALUE,CONF_STATUS,SOURCE,OF BG,7,F,Police,1800 RO,,C,Courts,12.5 SI,3,F,, > s.csv
for f in md html csv; do nrm-table -r geo --values OBS_VALUE,SOURCE,OF -L el -f $f s.csv; done
