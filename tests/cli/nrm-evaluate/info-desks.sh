# As datasets/info-desks/README.md shows. Its figures are made up.
. "$CASES/digits"; cd "$ROOT"; desk=$OLDPWD/desk.csv
nrm-ingest -q -S datasets/nrm-questionnaire/datapackage.json datasets/nrm-answers/desk.csv > "$desk"
nrm-evaluate -m attainment --plan datasets/info-desks/plan.csv "$desk" |
    nrm-select -k "geo=EL,SI statistic=attainment,reached" | digits
nrm-evaluate -m scenarios,break-even --data "$desk" --results datasets/info-desks/results.csv \
    datasets/info-desks/assumptions.csv | nrm-select -k indicator=cost_per_call | digits
nrm-ingest -q -S datasets/info-desks/datapackage.json datasets/info-desks/referred.csv |
    nrm-evaluate -m step-poisson --over geo --openings datasets/info-desks/opened.csv | digits
