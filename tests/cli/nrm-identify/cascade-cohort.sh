cd "$CASES"; nrm-identify -m cascade-cohort --stages REFERRED,PRESUMED,REASONABLE,IDENTIFIED,ASSISTED stages.csv
