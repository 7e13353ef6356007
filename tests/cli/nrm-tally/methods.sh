nrm-tally -m list
