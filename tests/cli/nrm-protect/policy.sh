echo '{"name": "ten", "threshold": 10, "release": [{"statistic": "median", "minimum_n": 20}]}' > policy.json
nrm-protect --policy policy.json << 'CSV'
geo,sex,statistic,TIME_PERIOD,OBS_VALUE,N
RO,T,count,2014,43,
RO,F,count,2014,34,
RO,M,count,2014,9,
RO,T,median,2014,17.5,43
RO,M,median,2014,16.5,9
CSV
