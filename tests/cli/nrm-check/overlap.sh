# Forms of exploitation overlap: EL 2019 adds up to more than its total and is
# right; a form larger than the total is wrong.
cat > in.csv <<'END'
geo,form,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH
EL,TOTAL,2019,150,,
EL,SEX,2019,111,,
EL,LAB,2019,68,,
AT,TOTAL,2020,129,,
AT,SEX,2020,212,,
AT,LAB,2020,83,,
SI,TOTAL,2019,3,,
SI,SEX,2019,,1,4
END
nrm-check -m parts in.csv || echo "exit $?"
nrm-check -m parts -f summary --fail-on never in.csv
