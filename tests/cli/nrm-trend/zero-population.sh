printf '%s\n' geo,TIME_PERIOD,OBS_VALUE RO,2014,0 > people.csv
printf '%s\n' geo,TIME_PERIOD,OBS_VALUE RO,2014,5 | nrm-trend -p people.csv
