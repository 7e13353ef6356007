# Three hidden counts that add up to 3 are ones when zeros are public; a part
# that is all of its total is what the total is.
nrm-audit << 'CSV'
geo,age,TIME_PERIOD,OBS_VALUE,CONF_STATUS
RO,TOTAL,2014,3,F
RO,Y_LT18,2014,,C
RO,Y_GE18,2014,,C
RO,UNK,2014,,C
SI,TOTAL,2014,9,F
SI,Y_LT18,2014,,C
CSV
