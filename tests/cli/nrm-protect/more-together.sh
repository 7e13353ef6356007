# No total by itself counts more than its parts can, but both together do: some
# counts have no row. It is no contradiction.
nrm-protect -q << 'CSV' | tee safe.csv
geo,sex,age,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH
SI,T,TOTAL,2022,40,,
SI,F,TOTAL,2022,,0,20
SI,M,TOTAL,2022,,0,20
SI,T,Y_LT18,2022,18,,
SI,T,Y_GE18,2022,12,,
CSV
nrm-audit -q safe.csv
