printf 'indicator,geo,target,direction\ncalls,EL,many,up\n' > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
