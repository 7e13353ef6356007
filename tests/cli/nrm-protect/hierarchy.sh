# Totals that the hierarchy defines are computed.
nrm-protect --hierarchy "$CASES/hierarchy.csv" << 'CSV'
region,sex,OBS_VALUE
Attica,F,20
Attica,M,3
Crete,F,30
Crete,M,12
CSV
