# As datasets/info-desks/README.md shows: every row of the plan and every
# assumption finds its observation, and the step is found that was put in.
. "$CASES/digits"; cd "$ROOT"; desk=$OLDPWD/desk.csv
nrm-ingest -q -S datasets/nrm-questionnaire/datapackage.json datasets/nrm-answers/desk.csv > "$desk"
nrm-evaluate -m attainment --plan datasets/info-desks/plan.csv "$desk" > "$desk.plan"
for word in 'attainment,plan' 'reached,plan' 'there is no observation' 'the plan has no baseline' 'beyond the target'; do
    echo "$word: $(grep -c "$word" "$desk.plan")"
done
nrm-evaluate -m scenarios,sensitivity,break-even --data "$desk" --results datasets/info-desks/results.csv \
    datasets/info-desks/assumptions.csv > "$desk.cost"
for word in 'result,scenarios' 'result-range,scenarios' 'swing,sensitivity' 'break-even,break-even' 'there is no value'; do
    echo "$word: $(grep -c "$word" "$desk.cost")"
done
nrm-evaluate -m scenarios --results datasets/info-desks/results.csv --data "$desk" datasets/info-desks/assumptions.csv |
    nrm-select -k indicator=cost
nrm-ingest -q -S datasets/info-desks/datapackage.json datasets/info-desks/referred.csv |
    nrm-evaluate -m step-poisson --over geo --openings datasets/info-desks/opened.csv | digits
