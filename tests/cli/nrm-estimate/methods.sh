nrm-estimate -m list
