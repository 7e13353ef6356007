# Each wrong option names what would be right.
printf 'geo,TIME_PERIOD,OBS_VALUE,SOURCE\nEL,2020,5,police\nEL,2020,9,ngo\n' > in.csv
for options in '-m first' '-m prefer' '-m latest=police' '-m prefer=army' '-f table' '-g country'; do
    nrm-reconcile $options in.csv 2>&1 || echo "exit $?"
done
