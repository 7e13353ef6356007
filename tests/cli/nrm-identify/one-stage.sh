cd "$CASES"; nrm-identify -m cascade-cohort --stages REFERRED stages.csv
