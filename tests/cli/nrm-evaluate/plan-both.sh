printf "indicator,geo,baseline,baseline_period,target,direction\ncalls,EL,1,2013,20,up\n" > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
