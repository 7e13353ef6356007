nrm-generate --list
