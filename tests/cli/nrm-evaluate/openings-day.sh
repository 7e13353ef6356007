printf "geo,opened\nEL,31.02.2014\n" > o.csv; nrm-evaluate -m step-poisson --openings o.csv "$CASES/referrals.csv"
