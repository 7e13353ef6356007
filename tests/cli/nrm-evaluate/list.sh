nrm-evaluate -m list
