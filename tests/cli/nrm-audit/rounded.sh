# Rounded to 3: a published 0 was 0 to 2, a 3 was 1 to 3; a total that is not
# the sum of its parts is a true one and narrows them.
nrm-audit -i --base 3 << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,T,2014,23,F
RO,F,2014,20,F
RO,M,2014,3,F
SI,T,2014,2,F
SI,F,2014,0,F
SI,M,2014,0,F
BG,T,2014,6,F
BG,F,2014,3,F
BG,M,2014,0,F
CSV
# The adults of Greece have no row; their total tells what they became, and says
# no more of the children.
printf 'geo,age,OBS_VALUE,CONF_STATUS\nEL,TOTAL,19,F\nEL,Y_LT18,0,F\nEU27_2020,Y_LT18,40,F\nEU27_2020,Y_GE18,19,F\nEU27_2020,TOTAL,59,F\nRO,TOTAL,40,F\nRO,Y_GE18,0,F\nRO,Y_LT18,40,F\n' | nrm-audit -i --base 3
