printf "from,to,OBS_VALUE\nPOL,NGO,-7\n" | nrm-evaluate -m flows
