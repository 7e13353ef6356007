cd "$CASES"; nrm-identify -m fisher --over outcome admissions.csv
