cd "$CASES"; nrm-identify -m cascade-cohort --over step --stages A,B stages.csv
