printf "%s\n" geo,OBS_VALUE BG,3 | nrm-table -r geo
