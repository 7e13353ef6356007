#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From published figures and answers to the annexes and the policy paper, in
# the folder given (build). Each line is what a researcher would type; `make
# annex` runs them all. LANG_OUT chooses the languages of the documents.
set -euo pipefail

cd "$(dirname "$0")/.."
build=${1:-build}
export PATH=$PWD/$build/bin:$PATH
data=$build/data
population=datasets/population/population.csv
rm -rf "$data" "$build/reports"
mkdir -p "$data" "$build/reports"

# The answers of countries to the questionnaire: observations in the file
# ANSWERS, and illustrative ones for what a country did not answer.
questionnaire=datasets/nrm-questionnaire
nrm-ingest -q -S $questionnaire/datapackage.json -o "$data/illustrative.csv" \
    datasets/nrm-answers/{identification,policies,statistics,desk}.csv
cp "$data/illustrative.csv" "$data/answers.csv"
for country in $([ -z "${ANSWERS:-}" ] || sed 1d "$ANSWERS" | cut -d, -f1 | sort -u); do
    answered=$(grep "^$country," "$ANSWERS" | cut -d, -f2 | sort -u | paste -sd,)
    nrm-select -k "geo!=$country" -o "$data/others.csv" "$data/answers.csv"
    nrm-select -k "geo=$country indicator!=$answered" -o "$data/open.csv" "$data/answers.csv"
    nrm-select -k "geo=$country" -o "$data/answered.csv" "$ANSWERS"
    nrm-select -o "$data/answers.csv" "$data"/{others,open,answered}.csv
done

# What each annex is made of, as data/ANNEX-*.csv.
annexes='identification trends policies info-desks hotlines undetected quality'
for annex in $annexes; do
    . "reports/$annex.sh"
done

# Only what is safe goes on: all of it is one release, protected together.
for annex in $annexes; do
    nrm-select -o "$data/$annex.csv" "$data/$annex"-*.csv
done
nrm-select $(printf "$data/%s.csv " $annexes) |
    nrm-protect -q --policy reports/policy.json -o "$data/safe.csv"

# render NAME LANGUAGES FORMATS TEMPLATE...: one document of some templates, in
# each language and format. Those of a language that has none of its own are
# the English ones.
schemas=$(printf -- '-S %s ' reports/checks.json datasets/nrm-questionnaire/datapackage.json \
    datasets/{unodc-victims,uk-nrm,hotline-116000,eige-services-2012}/datapackage.json \
    datasets/synthetic/{activity-log,referrals}.json)
# Where all answers are illustrative, so say their names.
[ -n "${ANSWERS:-}" ] || schemas+='-S datasets/nrm-answers/datapackage.json '
render() {
    local name=$build/reports/$1{.lang}.{format} languages=$2 formats=$3
    shift 3
    nrm-report $(printf -- '-t reports/%s{.lang}.md.in ' "$@") -f "$formats" -L "$languages" \
        $schemas --labels reports/labels.csv --manifest "$name.json" -o "$name" "$data/safe.csv"
}

names='identification trends policies info-desks hotlines undetected quality methods country-profiles'
languages=$(tr ' ' , <<< "${LANG_OUT:-en el bg ro sl}")
render policy-paper "$languages" md,html policy-paper
# The paper with all its annexes, as one page and as one workbook.
render review "$languages" html,xlsx policy-paper $names
if [[ ,$languages, = *,en,* ]]; then
    for name in overview $names; do
        render $name en md $name
    done
fi

# Nothing in the documents, hidden cells and drawings among it, gives a hidden
# count away; what public sources disclose themselves is listed.
nrm-audit -q --policy reports/policy.json -o "$data/audit.csv" "$build/reports"
