# Without SOURCE the file is the source; in one file all rows are one source.
printf 'geo,TIME_PERIOD,OBS_VALUE\nEL,2020,5\n' > police.csv
printf 'geo,TIME_PERIOD,OBS_VALUE\nEL,2020,9\n' > ngo.csv
nrm-reconcile -f conflicts police.csv ngo.csv
nrm-reconcile -m prefer=ngo.csv police.csv ngo.csv
