# Rounded counts add up, and none is 1 or 2.
nrm-protect -m round --base 3 --hierarchy "$CASES/hierarchy.csv" << 'CSV'
region,sex,OBS_VALUE
Attica,F,20
Attica,M,2
Crete,F,1
Crete,M,12
CSV
