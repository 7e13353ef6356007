printf '%s\n' geo,TIME_PERIOD,OBS_VALUE RO,2014,5 BG,2015-Q1,7 | nrm-trend --over geo
