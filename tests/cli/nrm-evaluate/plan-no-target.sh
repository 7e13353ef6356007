printf 'indicator,direction\ncalls,up\n' > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
