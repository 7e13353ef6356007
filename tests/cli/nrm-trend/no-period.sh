printf '%s\n' geo,OBS_VALUE RO,5 | nrm-trend
