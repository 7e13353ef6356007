# Thresholds are set by name.
printf 'geo,TIME_PERIOD,OBS_VALUE\nRO,2018,10\nRO,2019,25\n' > in.csv
nrm-check -m jump in.csv
nrm-check -m jump --set jump.ratio=2 --set jump.absolute=15 --fail-on warning in.csv || echo "exit $?"
