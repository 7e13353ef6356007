# Each series by itself; nothing opened in Hungary.
cd "$CASES"; . ./digits
nrm-evaluate -m step-poisson --openings opened.csv referrals.csv | digits
