# SPDX-License-Identifier: GPL-3.0-or-later
# Info-Desks: from contacts to identified children, whom the desks reach, what
# a contact costs, what training changes. Illustrative and synthetic figures.
questionnaire=datasets/nrm-questionnaire
nrm-ingest -q -S $questionnaire/datapackage.json \
    -o "$data/desk.csv" datasets/nrm-answers/desk.csv
nrm-select -k 'service=INFODESK audience=TOTAL indicator=calls,contacts,cases,referrals,identified' \
    -o "$data/info-desks-steps.csv" "$data/desk.csv"
nrm-select -k 'service=INFODESK indicator=participants' \
    -o "$data/info-desks-reach.csv" "$data/desk.csv"

# A synthetic log of activities and questionnaires of trainings.
for name in activity-log training; do
    nrm-generate -S datasets/synthetic/$name.json -s 2015 -x 0 |
        nrm-ingest -q -S datasets/synthetic/$name.json -o "$data/$name.csv" -
done
nrm-tally -S datasets/synthetic/activity-log.json -g kind -p held -f A \
    -i activities -o "$data/info-desks-activities.csv" "$data/activity-log.csv"
for question in signs refer; do
    for time in before after; do
        nrm-tally -S datasets/synthetic/training.json -g ${question}_$time \
            -i trained_$question "$data/training.csv" |
            sed "1s/^/time,/; 1s/${question}_$time/answer/; 2,\$s/^/$time,/" \
                > "$data/info-desks-$question-$time.csv"
    done
done
