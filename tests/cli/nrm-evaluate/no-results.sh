echo parameter | nrm-evaluate -m scenarios
