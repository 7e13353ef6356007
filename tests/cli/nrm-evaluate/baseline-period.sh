# The baseline is what was counted then: 40 to 60 with a target of 100 is a third
# of the way; a baseline of 1 to 4; one that is missing; one beyond the target.
cat > counts.csv <<END
indicator,geo,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,CONF_STATUS
calls,EL,2021,40,,,N
calls,EL,2024,60,,,F
calls,BG,2021,,1,4,F
calls,BG,2024,60,,,F
calls,RO,2024,60,,,F
calls,SI,2021,120,,,F
calls,SI,2024,60,,,F
END
printf "indicator,geo,baseline_period,target,direction,period,CONF_STATUS\ncalls,,2021,100,up,2024,F\n" > plan.csv
nrm-evaluate -m attainment --plan plan.csv counts.csv
