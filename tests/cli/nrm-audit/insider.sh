# In a row with two hidden counts, who knows one knows the other; with three
# he does not. Where zeros are hidden too, one who is counted knows a bit more.
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,T,2014,20,F\nRO,F,2014,,C\nRO,M,2014,,C\n' > two.csv
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,T,2014,20,F\nRO,F,2014,,C\nRO,M,2014,,C\nRO,UNK,2014,,C\n' > three.csv
nrm-audit --insider cell two.csv || echo $?
nrm-audit --insider cell three.csv
printf '{"zeros": "protected"}\n' > policy.json
sed s/2014,20,/2014,1,/ two.csv > one.csv
nrm-audit --policy policy.json one.csv
nrm-audit --policy policy.json --insider contributor one.csv || echo $?
nrm-audit --insider everybody two.csv
