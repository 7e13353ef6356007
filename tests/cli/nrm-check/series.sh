# Holes, partial years, jumps with and without a mark, zeros among unknowns.
cat > in.csv <<'END'
indicator,geo,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,OBS_STATUS
referrals,UK,2009-04-01/P9M,552,,,
referrals,UK,2010,726,,,
referrals,UK,2012,1178,,,
referrals,EL,2018,31,,,
referrals,EL,2019,150,,,
referrals,SI,2017,18,,,
referrals,SI,2018,101,,,B
referrals,SI,2019,,1,4,
referrals,HR,2017,,1,4,
referrals,HR,2018,76,,,
referrals,HR,2019,,20,40,
referrals,AL,2016,,,,O
referrals,AL,2017,0,,,
referrals,AL,2018,,,,O
referrals,MK,2017,0,,,
referrals,MK,2018,3,,,
calls,RO,2020-Q1,10,,,
calls,RO,2020-Q2,10,,,
calls,RO,2020-Q3,10,,,
calls,RO,2021-Q1,10,,,
END
nrm-check -m hole,partial,jump,zero --fail-on warning in.csv || echo "exit $?"
nrm-check -m hole,partial,jump,zero -f summary in.csv
