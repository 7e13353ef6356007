cat > raw.csv <<END
indicator,sex,statistic,method,TIME_PERIOD,OBS_VALUE,N,EVENTS,CONF_STATUS,UNIT_MEASURE
calls,T,count,_Z,2014,95,,,N,NR
calls,F,count,_Z,2014,12,,,N,NR
calls,UNK,count,_Z,2014,80,,,N,NR
calls,M,count,_Z,2014,3,,,N,NR
calls,F,attainment,plan,2014,60,,12,N,PC
calls,UNK,attainment,plan,2014,90,,80,N,PC
calls,M,attainment,plan,2014,15,,3,N,PC
calls,F,median,_Z,2014,7,12,,N,DAY
calls,UNK,median,_Z,2014,8,80,,N,DAY
cases,F,median,_Z,2014,8,11,,N,DAY
END
cat > policy.json <<END
{ "name": "x", "threshold": 5, "release": [
  { "statistic": "attainment", "minimum_events": 5 }, { "statistic": "median", "minimum_n": 5 } ] }
END
echo "a count that is hidden takes its released statistics with it: N is that count"
nrm-protect -q --policy policy.json raw.csv
echo "rounded: the same, and N is the published one"
nrm-protect -q -m round --base 5 --policy policy.json raw.csv
echo "without a count of its own, N may be the total of hidden ones"
cat > parts.csv <<END
sex,age,statistic,TIME_PERIOD,OBS_VALUE,N,UNIT_MEASURE
F,Y_LT18,count,2014,9,,NR
F,Y_GE18,count,2014,3,,NR
M,Y_LT18,count,2014,11,,NR
M,Y_GE18,count,2014,30,,NR
F,TOTAL,median,2014,40,12,DAY
M,TOTAL,median,2014,50,41,DAY
END
nrm-protect -q --policy policy.json parts.csv
