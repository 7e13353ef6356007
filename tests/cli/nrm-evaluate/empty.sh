printf "indicator,target,direction,baseline\ncalls,500,up,0\n" > plan.csv
echo indicator,OBS_VALUE | nrm-evaluate -m attainment --plan plan.csv
