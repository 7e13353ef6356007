cd "$CASES"; nrm-evaluate -m step-poisson --openings opened.csv --over country referrals.csv
