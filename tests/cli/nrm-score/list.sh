nrm-score -m list
