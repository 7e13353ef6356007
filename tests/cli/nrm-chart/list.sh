nrm-chart -m list
