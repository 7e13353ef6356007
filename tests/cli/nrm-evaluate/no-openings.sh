nrm-evaluate -m step-poisson "$CASES/referrals.csv"
