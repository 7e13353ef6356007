printf 'indicator,geo,target,direction,CONF_STATUS\ncalls,EL,20,up,X\n' > plan.csv; nrm-evaluate -m attainment --plan plan.csv "$CASES/counts.csv"
