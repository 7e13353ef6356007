nrm-select -k sex=T --up geo=TWO:EL,EL "$CASES/one.csv"
