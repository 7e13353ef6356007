cd "$CASES"; . ./digits
nrm-evaluate -m step-poisson,step-quasi-poisson,step-negbin --openings opened.csv --over geo -k geo=EL,HU referrals.csv | digits
nrm-evaluate -m step-poisson --openings opened.csv --over geo --time line -k geo=EL,HU referrals.csv | digits
