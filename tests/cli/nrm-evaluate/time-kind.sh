cd "$CASES"; nrm-evaluate -m step-poisson --openings opened.csv --time years referrals.csv
