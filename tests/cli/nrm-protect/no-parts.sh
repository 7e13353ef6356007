# A small total that has no parts, beside an indicator that has: nothing
# gives it away. Its slice knows only of the codes that are in it.
printf '%s\n' indicator,geo,category,OBS_VALUE,CONF_STATUS cases,EL,TOTAL,100,N referrals,EL,TOTAL,3,N cases,EL,RUNAWAY,60,N cases,EL,LOST,40,N > raw.csv
nrm-protect -q raw.csv | tee safe.csv
nrm-audit -q safe.csv
