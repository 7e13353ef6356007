printf "%s\n" geo,OBS_VALUE,CONF_STATUS BG,3,F RO,2,N | nrm-table -r geo
