# A small total without parts, beside one that has parts: the sum of both would
# give it away, so another count is hidden as well.
printf '%s\n' place,category,OBS_VALUE,CONF_STATUS TOTAL,TOTAL,103,N EL,TOTAL,100,N RO,TOTAL,3,N EL,RUNAWAY,60,N EL,LOST,40,N > raw.csv
nrm-protect -q raw.csv | tee safe.csv
nrm-audit -q safe.csv
