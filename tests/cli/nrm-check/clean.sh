# Nothing wrong: no findings, exit 0, and the report says so.
printf 'geo,TIME_PERIOD,OBS_VALUE\nRO,2018,497\n' > in.csv
nrm-check in.csv
nrm-check -f md -m conflict in.csv
