printf 'indicator,geo,target,direction,period\ncalls,EL,20,up,last year\n' > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
