nrm-check -m list
