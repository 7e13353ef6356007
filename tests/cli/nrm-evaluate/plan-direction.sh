printf 'indicator,geo,target,direction\ncalls,EL,20,more\n' > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
