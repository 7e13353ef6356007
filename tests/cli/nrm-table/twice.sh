printf "%s\n" geo,OBS_VALUE,CONF_STATUS BG,3,F BG,2,F | nrm-table -r geo
