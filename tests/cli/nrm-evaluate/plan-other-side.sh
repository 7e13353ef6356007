printf 'indicator,geo,target,direction,baseline\ncalls,EL,20,up,21\n' > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
