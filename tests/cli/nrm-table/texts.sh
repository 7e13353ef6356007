# Texts stand beside numbers; that of a hidden number is hidden with it.
printf '%s\n' geo,OBS_VALUE,CONF_STATUS,SOURCE BG,7,F,Police RO,,C,Courts > s.csv
for f in md html csv; do nrm-table -r geo --values OBS_VALUE,SOURCE -f $f s.csv; done
