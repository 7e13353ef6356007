# The same key twice: the same number, another one, bounds that leave it open,
# and another source, which is no duplicate.
cat > in.csv <<'END'
geo,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,SOURCE
BG,2018,443,,,UNODC
BG,2018,443,,,UNODC
RO,2018,497,,,UNODC
RO,2018,488,,,UNODC
CY,2018,,1,4,UNODC
CY,2018,3,,,UNODC
CY,2019,,1,4,UNODC
CY,2019,7,,,UNODC
BG,2018,376,,,US TIP
END
nrm-check -m duplicate,conflict in.csv || echo "exit $?"
nrm-check -m duplicate,conflict -f summary --fail-on never in.csv
