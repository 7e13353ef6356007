printf '%s\n' geo,TIME_PERIOD,OBS_VALUE RO,2013-01-01/P2Y,5 RO,2014-01-01/P2Y,7 | nrm-trend
