# The total was published and the parts hidden; now the women are shown, and the
# men of the earlier release are what is left. It is told once, and no more when
# the earlier releases had given it away.
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,T,2014,20,F\nRO,F,2014,,C\nRO,M,2014,,C\n' > first.csv
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,F,2014,17,F\n' > second.csv
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,F,2015,30,F\nRO,F,2014-2015,47,F\n' > third.csv
nrm-audit --prior first.csv second.csv || echo $?
nrm-audit --prior first.csv --prior second.csv third.csv
sed 's/F$/N/' second.csv | nrm-protect -q --prior first.csv
# A correction contradicts what was published before: 33 are not 30 and 20.
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,F,2014,30,F\nRO,M,2014,20,F\nRO,T,2014,50,F\n' > before.csv
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,F,2014,,C\nRO,M,2014,,C\nRO,T,2014,33,F\n' > since.csv
nrm-audit -i --prior before.csv since.csv
printf 'geo,sex,TIME_PERIOD,OBS_VALUE\nRO,F,2014,35\nRO,UNK,2014,7\n' | nrm-protect --prior before.csv
