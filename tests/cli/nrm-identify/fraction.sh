printf "geo,age,OBS_VALUE,TIME_PERIOD\nRO,TOTAL,2.5,2020\n" | nrm-identify -m rate-blaker --population "$CASES/population.csv"
