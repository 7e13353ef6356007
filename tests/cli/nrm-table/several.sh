printf "%s\n" geo,item,OBS_VALUE,CONF_STATUS BG,a,3,F BG,b,2,F | nrm-table -r geo
