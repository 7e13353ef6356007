# Each table leaks when its small counts alone are hidden. It is protected, the
# pattern is shown, and the audit agrees.
try() {
    echo "$1:"
    shift
    cat > raw.csv
    nrm-protect -q "$@" raw.csv > safe.csv
    cut -d, -f1-2,4 safe.csv | tail -n +2 | tr '\n' ' '
    echo
    nrm-audit -q "$@" safe.csv > /dev/null
}
try 'one hidden cell in a row' << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,T,2014,23
RO,F,2014,20
RO,M,2014,3
CSV
try 'two singletons' << 'CSV'
geo,age,TIME_PERIOD,OBS_VALUE
SI,TOTAL,2014,22
SI,Y_LT18,2014,1
SI,Y_GE18,2014,1
SI,UNK,2014,20
CSV
try 'a total equal to its part' << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
EL,T,2014,4
EL,F,2014,4
EL,M,2014,0
CSV
printf 'dimension,child,parent\nregion,A1,A\nregion,A,all\nregion,B,all\n' > hier.csv
try 'a hierarchy with one child' --hierarchy hier.csv << 'CSV'
region,sex,TIME_PERIOD,OBS_VALUE
A1,F,2014,3
A1,M,2014,30
B,F,2014,20
B,M,2014,40
CSV
printf 'dimension,child,parent\n' > hier.csv
for child in sexual labour; do echo "form,$child,TOTAL"; done >> hier.csv
for child in begging crime; do echo "form,$child,labour"; done >> hier.csv
try 'the difference of linked tables' --hierarchy hier.csv << 'CSV'
form,sex,TIME_PERIOD,OBS_VALUE
TOTAL,T,2014,90
sexual,T,2014,49
labour,T,2014,41
begging,T,2014,38
crime,T,2014,3
sexual,F,2014,40
labour,F,2014,20
TOTAL,F,2014,60
CSV
cat > before.csv << 'CSV'
form,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS
begging,T,2014,30,F
other,T,2014,25,F
CSV
printf 'dimension,child,parent\n' > hier.csv
for child in begging other; do echo "form,$child,TOTAL"; done >> hier.csv
for child in crime domestic; do echo "form,$child,other"; done >> hier.csv
try 'an "other" that was collapsed before' --hierarchy hier.csv --prior before.csv << 'CSV'
form,sex,TIME_PERIOD,OBS_VALUE
begging,T,2014,30
crime,T,2014,22
domestic,T,2014,3
CSV
