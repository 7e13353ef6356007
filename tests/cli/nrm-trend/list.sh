nrm-trend -m list
