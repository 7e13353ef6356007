nrm-select -k sex=T --up geo=TWO:EL,RO "$CASES/one.csv"
