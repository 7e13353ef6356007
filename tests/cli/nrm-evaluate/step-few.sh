printf "geo,opened\n,2014-04\n" > o.csv
nrm-evaluate -m step-poisson --openings o.csv -k "geo=EL TIME_PERIOD=2014" "$CASES/referrals.csv"
echo "every unit opened at once: no period tells opening and time apart"
nrm-evaluate -m step-poisson --openings o.csv --over geo --time periods -k "geo=EL,HU" "$CASES/referrals.csv"
