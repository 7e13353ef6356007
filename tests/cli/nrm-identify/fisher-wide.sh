cd "$CASES"; nrm-identify -m fisher --over department,outcome -k sex=F admissions.csv
