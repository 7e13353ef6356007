printf 'id,submitdate,lastpage,startlanguage,TIME_PERIOD,OBS_VALUE\n' > both.csv
nrm-ingest --layout auto both.csv
