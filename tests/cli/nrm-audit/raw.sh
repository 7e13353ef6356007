printf 'geo,OBS_VALUE\nRO,7\n' | nrm-audit
