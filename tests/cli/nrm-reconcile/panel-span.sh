# The panel's row has a period that the other commands read, for years, quarters
# and months alike.
for periods in '2014 2015 2016' '2014-Q1 2014-Q2 2014-Q3' '2014-11 2014-12 2015-01'; do
    { echo geo,TIME_PERIOD,OBS_VALUE
      for p in $periods; do for geo in BG EL; do echo "$geo,$p,9"; done; done; } > in.csv
    nrm-reconcile -q -f panel in.csv | nrm-select -k 'PANEL!=""' - | tail -n +2 | cut -d, -f1
done
