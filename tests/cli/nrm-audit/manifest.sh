# A document may hold what is published, as it is printed, and nothing else.
cat > safe.csv << 'CSV'
geo,sex,statistic,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,T,count,2014,43,F
RO,F,count,2014,,C
RO,M,count,2014,,C
RO,T,rate,2014,30.6552,F
CSV
cat > good.json << 'JSON'
{"numbers": [
{"place": "line 3", "attribute": "OBS_VALUE", "text": "43", "value": 43, "key": {"geo": "RO", "TIME_PERIOD": "2014"}},
{"place": "line 4", "attribute": "OBS_VALUE", "text": "30.7", "value": 30.7, "key": {"geo": "RO", "statistic": "rate", "TIME_PERIOD": "2014"}}
]}
JSON
nrm-audit --manifest good.json safe.csv
cat > bad.json << 'JSON'
{"numbers": [
{"place": "line 3", "attribute": "OBS_VALUE", "text": "44", "value": 44, "key": {"geo": "RO", "TIME_PERIOD": "2014"}},
{"place": "table 1", "attribute": "OBS_VALUE", "text": "3", "value": 3, "key": {"geo": "RO", "sex": "M", "TIME_PERIOD": "2014"}},
{"place": "chart 1", "attribute": "OBS_VALUE", "text": "9", "value": 9, "key": {"geo": "SI", "TIME_PERIOD": "2014"}},
{"place": "line 4", "attribute": "OBS_VALUE", "text": "30.6", "value": 30.6, "key": {"geo": "RO", "statistic": "rate", "TIME_PERIOD": "2014"}}
]}
JSON
nrm-audit --manifest bad.json safe.csv
