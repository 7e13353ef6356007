# A year of quarters later the same: the slope is one a year, not a quarter.
. "$CASES/digits"
printf '%s\n' geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS,SOURCE EL,2019-Q1,10,F,police \
    EL,2019-Q2,20,F,police EL,2019-Q3,40,F,police EL,2019-Q4,80,F,police |
    nrm-trend -m poisson,sen | digits
