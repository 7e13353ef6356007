printf "geo,TIME_PERIOD,OBS_VALUE\nEL,2013,10000000\n" > people.csv; nrm-evaluate -m step-poisson -p people.csv --openings "$CASES/opened.csv" "$CASES/referrals.csv"
