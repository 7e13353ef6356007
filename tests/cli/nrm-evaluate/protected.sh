# What is computed from protected counts needs no rule: a hidden flow may be any
# number, a hidden value is none.
. "$CASES/digits"
cat > raw.csv <<END
indicator,from,to,OBS_VALUE,CONF_STATUS
referrals,POL,NGO,24,N
referrals,NGO,POL,3,N
referrals,POL,SOC,11,N
referrals,SOC,POL,2,N
referrals,HOT,POL,8,N
END
nrm-protect -q raw.csv > safe.csv
nrm-evaluate -m flows safe.csv | digits
printf "indicator,from,to,baseline,target,direction,CONF_STATUS\nreferrals,,,0,20,up,F\n" > plan.csv
nrm-evaluate -m attainment --plan plan.csv safe.csv | nrm-select -k statistic=attainment | digits
echo "from raw figures, by the rules of datasets/policies/evaluation.json"
nrm-evaluate -m attainment --plan plan.csv raw.csv | nrm-select - raw.csv |
    nrm-protect -q --policy "$ROOT/datasets/policies/evaluation.json" | nrm-select -k statistic=attainment | digits
nrm-evaluate -m paired --before signs_before --after signs_after <(nrm-generate -x 0 -S "$ROOT/datasets/synthetic/training.json") |
    nrm-protect -q --policy "$ROOT/datasets/policies/evaluation.json" | digits
