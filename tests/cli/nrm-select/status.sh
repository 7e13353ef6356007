nrm-select -k "OBS_STATUS=B" - < "$CASES/one.csv"
