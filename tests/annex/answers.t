#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The commands of the README from an empty form to the paper; a filled workbook,
# the export of a survey and CSV files of the same answers give the same annexes.
set -uo pipefail

. tests/tap.sh

schema=$PWD/datasets/nrm-questionnaire/datapackage.json
nrm-ingest -S "$schema" --form xlsx --lang el -o "$work/empty.xlsx"
ok $? 'an empty workbook is made'
nrm-ingest -S "$schema" "$work/empty.xlsx" > "$work/nothing.csv"
[ "$(wc -l < "$work/nothing.csv")" = 1 ]
ok $? 'nobody has answered in it'

# The answers of one country, as if its ministry had given them.
mkdir "$work/csv"
for sheet in identification policies statistics desk; do
    sed -n "1p; /^EL,2024,/s/illustrative,/ministry,2024-10-01/p" \
        "datasets/nrm-answers/$sheet.csv" > "$work/csv/$sheet.csv"
done
nrm-ingest -S "$schema" --form xlsx --lang el -o "$work/greece.xlsx" "$work"/csv/*.csv
ok $? 'it is filled in'
nrm-ingest -S "$schema" -o "$work/from-xlsx.csv" "$work/greece.xlsx"
ok $? 'and read back'
nrm-ingest -S "$schema" -o "$work/from-csv.csv" \
    "$work"/csv/{identification,statistics,policies,desk}.csv

# As LimeSurvey exports them: columns of its own before ours, all in quotes.
mkdir "$work/lime"
for sheet in identification statistics policies desk; do
    perl -MText::ParseWords=quotewords -wne '
        chomp;
        my @own = $. == 1 ? qw(id submitdate lastpage startlanguage)
                          : ($., "2024-10-01 12:00:00", 4, "el");
        print join(",", map { defined $_ ? "\"$_\"" : "\"\"" }
            @own, quotewords(",", 0, $_)), "\n";
    ' < "$work/csv/$sheet.csv" > "$work/lime/$sheet.csv"
done
nrm-ingest -S "$schema" -L limesurvey -o "$work/from-lime.csv" \
    "$work"/lime/{identification,statistics,policies,desk}.csv
ok $? 'the export of a survey is read'

# The pipeline on a copy of the tree, so that tests do not meet.
mkdir -p "$work/tree/build"
ln -s "$PWD/datasets" "$PWD/reports" "$work/tree/"
ln -s "$NRM_BUILD/bin" "$work/tree/build/bin"
run() {
    rm -rf "$work/tree/build/reports" "$work/tree/build/data"
    (cd "$work/tree" && ANSWERS=$1 LANG_OUT=el reports/annex.sh build) > "$work/said" 2>&1
}
for form in csv xlsx lime; do
    run "$work/from-$form.csv"
    ok $? "the paper is made of the answers as $form"
    sed 's/^/# /' "$work/said"
    cp -r "$work/tree/build/reports" "$work/reports-$form"
done
for form in xlsx lime; do
    diff -r "$work/reports-csv" "$work/reports-$form" > "$work/said"
    ok $? "the answers as $form give the same bytes"
    head -n 5 "$work/said" | sed 's/^/# /'
done
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $at["geo"] == "EL" && /ministry/ { real++ }
    $at["geo"] == "EL" && $at["indicator"] == "policy" && /illustrative/ { made_up++ }
    $at["geo"] == "RO" && /illustrative/ { others++ }
    END { exit !(real > 50 && made_up == 0 && others > 50) }' "$work/tree/build/data/answers.csv"
ok $? 'the country answers for itself, the others are illustrative'
paper=$work/tree/build/reports/policy-paper.el.md page=$work/tree/build/reports/review.el.html
grep -q 'ministry, 1/10/2024 (Ελλάδα)' "$paper"
ok $? 'the paper says who answered, and when'
grep -q '<p>Πηγή: ministry, 1/10/2024</p>\|Πηγή: ministry, 1/10/2024<' "$page"
ok $? 'a table of that country alone has its source alone'
[ "$(grep -o 'ενδεικτικά, εκτός από: Ελλάδα' "$page" | wc -l)" -gt 10 ]
ok $? 'titles except that country from what is illustrative'
! sed 's/<[^>]*>//g' "$page" | grep -q '(ενδεικτικά).*Ελλάδα'
ok $? 'nothing of it is called illustrative'
nrm-audit -q --policy reports/policy.json "$work/tree/build/reports" > "$work/said"
ok $? 'nothing gives a hidden count away'
echo "1..$n"
