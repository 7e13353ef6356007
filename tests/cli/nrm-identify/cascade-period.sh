cd "$CASES"; nrm-identify -m cascade-period --stages REFERRED,PRESUMED,REASONABLE,IDENTIFIED,ASSISTED stages.csv
