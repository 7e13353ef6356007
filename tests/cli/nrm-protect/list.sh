nrm-protect -m list
