# Units that differ by row stand in the rows.
printf '%s\n' geo,statistic,OBS_VALUE,UNIT_MEASURE,CONF_STATUS BG,count,7,PER,F BG,rate,1.5,P_MHAB,F RO,count,8,PER,F RO,rate,2,P_MHAB,F > s.csv
nrm-table -r statistic -c geo s.csv; nrm-table -c statistic -r geo s.csv
