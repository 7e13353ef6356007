cd "$CASES"; nrm-identify -m mantel-haenszel --over sex,outcome admissions.csv
