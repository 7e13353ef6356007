printf "%s\n" geo,statistic,OBS_VALUE,N,P_VALUE,CONF_STATUS RO,tau,-0.5123,10,0.0004,F BG,tau,0.25,8,0.0512,F | nrm-table -r geo --values OBS_VALUE,N,P_VALUE
