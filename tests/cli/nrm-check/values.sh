# Codes, ranges, stages, unknowns, and two populations of Cyprus.
cat > in.csv <<'END'
indicator,geo,sex,stage,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,UNIT_MEASURE,SOURCE
victims,GR,T,,2019,150,,,PER,NRM
victims,EL,T,,2019,150,,,PER,NRM
victims,EL,UNK,,2019,40,,,PER,NRM
victims,EL,W,,2019,4,,,PER,NRM
victims,RO,T,,2019,-1,,,PER,NRM
victims,RO,T,,2020,2.5,,,PER,NRM
share,RO,T,,2020,104,,,PC,NRM
victims,BG,T,REFERRED,2019,10,,,PER,NRM
victims,BG,T,IDENTIFIED,2019,12,,,PER,NRM
victims,BG,T,ASSISTED,2019,,1,15,PER,NRM
population,CY,T,,2015,1187286,,,PER,UN WPP
population,CY,T,,2015,847008,,,PER,Eurostat
END
nrm-check -m code,range,stage,unknown,population in.csv || echo "exit $?"
nrm-check -m code,range,stage,unknown,population -f summary in.csv || true
