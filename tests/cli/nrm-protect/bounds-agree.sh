# A bound such as <5 may be 0, and still leaves room for what no row names.
nrm-protect << 'CSV' | tee safe.csv
geo,sex,age,citizen,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH
SI,T,TOTAL,TOTAL,2022,31,,
SI,F,Y_LT18,TOTAL,2022,6,,
SI,M,Y_LT18,TOTAL,2022,,0,4
SI,F,Y_GE18,TOTAL,2022,10,,
SI,M,Y_GE18,TOTAL,2022,12,,
SI,T,TOTAL,NAT,2022,17,,
SI,T,TOTAL,EU_FOR,2022,,0,4
SI,T,TOTAL,NEU_FOR,2022,11,,
SI,T,TOTAL,UNK,2022,,0,4
CSV
nrm-audit -i safe.csv
