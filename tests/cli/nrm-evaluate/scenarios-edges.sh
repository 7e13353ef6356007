# A divisor that is 0, may be 0, or lies around 0; a value without an upper
# bound; an assumption without a number; a result that does not rise or fall.
cat > a.csv <<END
parameter,low,base,high,unit,CONF_STATUS
money,90,100,110,EUR,F
none,,0,,NR,F
few,0,2,4,NR,F
around,-1,1,1,NR,F
p,0,0.3,1,,F
unknown,,,,NR,F
bounded,1,,4,NR,F
END
cat > r.csv <<END
result,formula,unit,break_even
by_none,money / none,EUR,1
by_few,money / few,EUR,25
by_around,money / around,EUR,0
by_unknown,money / unknown,EUR,
by_bounded,money / bounded,EUR,50
spread,p * (1 - p),,0.24
both,"max(by_few, by_bounded) - min(money, 95)",EUR,
END
nrm-evaluate -m scenarios,sensitivity,break-even --results r.csv a.csv
printf "indicator,OBS_VALUE,OBS_LOW,OBS_HIGH\ncalls,,5,\ncases,,,\n" > data.csv
printf "parameter,base,select\nmoney,100,\ncalls,,indicator=calls\ncases,,indicator=cases\n" > b.csv
printf "result,formula\nper_call,money / calls\nper_case,money / cases\n" > s.csv
nrm-evaluate -m scenarios --results s.csv --data data.csv b.csv
