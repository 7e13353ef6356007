# What a spreadsheet would carry out is text; a negative number stays one.
printf '%s\n' geo,OBS_VALUE,CONF_STATUS,SOURCE '=1+1,-7,F,"@SUM(1,1)"' '+x,2,F,-2' "$(printf '\t=1'),3,F,\"=A\"\"1\"" > s.csv
nrm-table -r geo --values OBS_VALUE,SOURCE -f csv s.csv
