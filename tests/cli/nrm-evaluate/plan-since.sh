printf "indicator,geo,baseline_period,target,direction\ncalls,EL,then,20,up\n" > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
