nrm-select < /dev/null
