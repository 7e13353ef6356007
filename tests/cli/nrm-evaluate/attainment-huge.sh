printf "indicator,target,direction,baseline\nc,1e308,up,-1e308\n" > p.csv
printf "indicator,OBS_VALUE,UNIT_MEASURE\nc,0,DAY\n" | nrm-evaluate -m attainment --plan p.csv
printf "indicator,target,direction,baseline\nc,1e-308,up,-1e-308\n" > p.csv
printf "indicator,OBS_VALUE\nc,1e307\n" | nrm-evaluate -m attainment --plan p.csv
