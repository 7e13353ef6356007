nrm-identify -m list
