# Three releases of one table, each of them safe: the first shows the girls,
# the second the total; a count that was public once cannot be hidden again.
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,T,2014,,C\nRO,F,2014,17,F\nRO,M,2014,,C\n' > first.csv
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,T,2014,20,F\nRO,F,2014,,C\nRO,M,2014,,C\n' > second.csv
printf 'geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nRO,T,2014,,C\nRO,F,2014,,C\nRO,M,2014,,C\n' > third.csv
nrm-audit second.csv
nrm-audit third.csv
nrm-audit --prior second.csv third.csv
nrm-audit --prior first.csv second.csv || echo $?
nrm-audit --prior first.csv --prior second.csv third.csv || echo $?
