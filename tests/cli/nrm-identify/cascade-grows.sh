cd "$CASES"; nrm-identify -m cascade-cohort --stages IDENTIFIED,REASONABLE stages.csv
