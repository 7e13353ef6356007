# A cap shows the first findings, counts all, and says so unless quiet.
{ echo geo,TIME_PERIOD,OBS_VALUE; for i in 1 2 3 4 5; do echo "XX$i,2018,$i"; done; } > in.csv
nrm-check -m code --cap 2 in.csv || echo "exit $?"
nrm-check -m code --cap 2 -q -f summary in.csv || echo "exit $?"
nrm-check -m code --cap 0 in.csv | wc -l
