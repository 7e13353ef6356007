printf "%s\n" geo,sex,OBS_VALUE,CONF_STATUS RO,T,9,F RO,F,5,F RO,M,4,F | nrm-table -r sex --totals first
