# A value within bounds; openings at different times; a missing value.
cd "$CASES"; . ./digits
nrm-evaluate -m step-poisson,step-negbin --openings opened.csv --over geo -s 3 referrals.csv | digits
