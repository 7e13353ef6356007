printf "indicator,target,direction,baseline\ncalls,500,up,0\n" > plan.csv
nrm-evaluate -m attainment --plan plan.csv -k geo=EL "$CASES/counts.csv"
