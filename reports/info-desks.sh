# SPDX-License-Identifier: GPL-3.0-or-later
# Info-Desks: from contacts to identified children, whom the desks reach, what
# a contact costs, what training changes. Illustrative and synthetic figures.
nrm-select -k service=INFODESK,H116000 -o "$data/desk.csv" "$data/answers.csv"
nrm-select -k 'service=INFODESK audience=TOTAL indicator=calls,contacts,cases,referrals,identified' \
    -o "$data/info-desks-steps.csv" "$data/desk.csv"
nrm-select -k 'service=INFODESK indicator=participants' \
    -o "$data/info-desks-reach.csv" "$data/desk.csv"

# What was planned against what was counted; referrals before and after the
# desks opened, beside countries without one; what a desk costs when it stands
# alone and when it joins the hotline.
desks=datasets/info-desks
nrm-evaluate -m attainment --plan $desks/plan.csv "$data/desk.csv" |
    nrm-select -k statistic=attainment,reached -o "$data/info-desks-plan.csv"
nrm-ingest -q -S $desks/datapackage.json $desks/referred.csv |
    nrm-evaluate -m step-poisson --over geo --openings $desks/opened.csv \
        -o "$data/info-desks-opening.csv" -
nrm-evaluate -m scenarios --data "$data/desk.csv" --results $desks/results.csv \
    $desks/assumptions.csv |
    nrm-select --rename indicator=cost --set indicator=scenarios \
        -o "$data/info-desks-costs.csv"

# A synthetic log of activities, and questionnaires of trainings.
for name in activity-log training referrals; do
    nrm-generate -S datasets/synthetic/$name.json -s 2015 -x 0 |
        nrm-ingest -q -S datasets/synthetic/$name.json -o "$data/$name.csv" -
done
nrm-tally -S datasets/synthetic/activity-log.json -g kind -p held -f A \
    -i activities -o "$data/info-desks-activities.csv" "$data/activity-log.csv"
nrm-evaluate -m paired --before signs_before,refer_before,test_before \
    --after signs_after,refer_after,test_after "$data/training.csv" |
    nrm-select -k statistic=pairs,shift,effect --set indicator=training \
        -o "$data/info-desks-shift.csv"
for time in before after; do
    nrm-tally -S datasets/synthetic/training.json -g refer_$time \
        -i trained_refer "$data/training.csv" |
        nrm-select --rename refer_$time=answer --set time=$time \
            -o "$data/info-desks-refer-$time.csv"
done

# Cooperation: who refers to whom, and what comes of it (synthetic).
nrm-tally -S datasets/synthetic/referrals.json -i referrals \
    -g from_actor,to_actor -o "$data/info-desks-flows.csv" "$data/referrals.csv"
nrm-tally -S datasets/synthetic/referrals.json -i outcomes \
    -g from_actor,outcome -o "$data/info-desks-outcomes.csv" "$data/referrals.csv"
nrm-select --up outcome=TOTAL:IDENTIFIED,IDENTIFIED_NO,LOST,PENDING \
    -o "$data/info-desks-referred.csv" "$data/info-desks-outcomes.csv"
nrm-identify -m share --of outcome=IDENTIFIED --in outcome=TOTAL \
    -o "$data/info-desks-identified.csv" "$data"/info-desks-{outcomes,referred}.csv
