# Each rule chooses a row as it came; bounds, missing values and releases.
cat > a.csv <<'END'
geo,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH,OBS_STATUS,CONF_STATUS,SOURCE,RELEASE
BG,2018,443,,,,F,unodc,2023
BG,2019,404,,,,F,unodc,2023
BG,2020,457,,,,F,unodc,2023
CY,2018,,1,4,,F,unodc,2023
HR,2019,,,,O,F,unodc,2023
SI,2019,7,,,,F,unodc,2023
SI,2020,,,,O,F,unodc,2023
END
cat > b.csv <<'END'
geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS,SOURCE,RELEASE
BG,2018,376,F,us-tip,2022
BG,2018,370,F,us-tip,2020
BG,2018,130,N,commission,2024
BG,2019,94,N,commission,2024
CY,2018,3,F,us-tip,2022
CY,2018,6,F,commission,2024
SI,2020,65,F,us-tip,2022
END
for rule in prefer=us-tip,unodc prefer=commission latest max-coverage median; do
    nrm-reconcile -q -m $rule --conflicts conflicts.csv b.csv a.csv
done
cat conflicts.csv
nrm-reconcile -q -m median --conflicts other.csv -o chosen.csv a.csv b.csv
cmp conflicts.csv other.csv
nrm-reconcile -m median b.csv a.csv | cmp - chosen.csv
nrm-reconcile -f conflicts --relative 0.5 a.csv b.csv
nrm-reconcile -f conflicts --absolute 100 a.csv b.csv | wc -l
stat -c %a conflicts.csv
