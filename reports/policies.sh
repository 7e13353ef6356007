# SPDX-License-Identifier: GPL-3.0-or-later
# National policies: the answers to the questionnaire, and an index of them
# that says how sure its ranks are.
nrm-select -k indicator=policy,may_identify \
    -o "$data/policies-answers.csv" "$data/answers.csv"
nrm-score -t $questionnaire/items.csv -k indicator=policy --draws 500 --seed 1 \
    "$data/policies-answers.csv" |
    nrm-select -k 'statistic=score,rank,change,rank_by_answer,alpha' \
        -o "$data/policies-index.csv"

# Who was suspected, prosecuted and convicted, as Article 19a asks for it.
nrm-select -k 'indicator=suspected,prosecuted,convicted TIME_PERIOD=2024' \
    -o "$data/policies-justice.csv" "$data/answers.csv"

# Real answers beside them: which services there were in 2012, after EIGE.
nrm-ingest -S datasets/eige-services-2012/datapackage.json \
    -o "$data/policies-services.csv" datasets/eige-services-2012/services.csv
