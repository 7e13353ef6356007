cd "$CASES"; nrm-identify -m cascade-cohort --stages REFERRED,IDENTIFIED victims.csv
