printf 'indicator,target,direction,goal\ncalls,1,up,2\n' > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
