# Parts against totals. BG is right, RO is above, SI is below with all codes
# there, CY is below with one code missing, HR is open because of bounds.
cat > in.csv <<'END'
geo,age,sex,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH
BG,TOTAL,T,2018,446,,
BG,Y_LT18,T,2018,57,,
BG,Y_GE18,T,2018,386,,
BG,UNK,T,2018,3,,
RO,TOTAL,T,2018,497,,
RO,Y_LT18,T,2018,212,,
RO,Y_GE18,T,2018,286,,
SI,TOTAL,T,2018,101,,
SI,Y_LT18,T,2018,,1,4
SI,Y_GE18,T,2018,90,,
SI,UNK,T,2018,6,,
CY,TOTAL,T,2018,31,,
CY,TOTAL,F,2018,25,,
CY,TOTAL,M,2018,1,,
HR,TOTAL,T,2018,76,,
HR,Y_LT18,T,2018,,0,4
HR,Y_GE18,T,2018,72,,
END
nrm-check -m parts,shortfall in.csv || echo "exit $?"
nrm-check -m parts,shortfall -f summary --fail-on never in.csv
