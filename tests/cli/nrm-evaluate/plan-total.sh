printf 'indicator,target,direction\ncalls,20,up\n' > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
