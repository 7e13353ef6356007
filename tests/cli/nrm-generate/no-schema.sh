nrm-generate
