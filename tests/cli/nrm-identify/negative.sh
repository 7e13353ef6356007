printf "geo,OBS_VALUE\nRO,-3\n" | nrm-identify -m rate --population "$CASES/population.csv"
