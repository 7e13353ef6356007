#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each annex stands alone in each language, and nothing in it is left in
# English but names and the titles of what others published.
set -uo pipefail

. tests/tap.sh

# The numbers, made in a copy of the tree, so that tests do not meet.
mkdir -p "$work/tree/build"
ln -s "$PWD/datasets" "$PWD/reports" "$work/tree/"
ln -s "$NRM_BUILD/bin" "$work/tree/build/bin"
(cd "$work/tree" && LANG_OUT=en reports/annex.sh build) > "$work/said" 2>&1
ok $? 'the numbers are there'
sed 's/^/# /' "$work/said"
schemas="-S reports/checks.json $(printf -- '-S datasets/%s/datapackage.json ' \
    nrm-questionnaire nrm-answers unodc-victims uk-nrm hotline-116000 eige-services-2012)
    -S datasets/synthetic/activity-log.json -S datasets/synthetic/referrals.json"

# What a page says, alternative texts and drawings too, one text a line, without
# the names of other people's works; prints those with an English word, and for
# languages of other LETTERS those with two words of small Latin ones.
english() {
    perl -CSD -Mutf8 -0777 -ne '
        s{NRM review toolkit [0-9.]+}{}g; s{<style>.*?</style>|<head>.*?</head>}{}gs;
        my @texts = split /<[^>]*>/, $_;
        push @texts, $1 while /(?:aria-label|alt|title)="([^"]*)"/g;
        for (@texts) {
            s/(World Population Prospects|Missing Children Europe \(|Home Office \(|United Nations Office on Drugs|European Institute).*//s;
            my $other = $ENV{LETTERS} && /\b[a-z]{3,} [a-z]{3,}\b/;
            print "$_\n" if $other || /\b(the|of|and|with|all|only|for|not|from|by|each|is|people|persons|version|made)\b/i;
        }' "$@"
}
echo '<p>Πηγή</p><p>Where it came from</p><svg aria-label="all of them">' > "$work/probe"
[ "$(english "$work/probe" | wc -l)" = 2 ] &&
    [ "$(echo '<p>largest share</p>' | LETTERS=yes english | wc -l)" = 1 ]
ok $? 'a text in English would be found'

for language in el bg ro sl; do
    : > "$work/missing"
    case $language in el | bg) export LETTERS=yes ;; *) unset LETTERS ;; esac
    for name in policy-paper overview identification trends policies info-desks hotlines \
        undetected quality methods country-profiles; do
        template=reports/$name.$language.md.in
        [ -f "$template" ] || template=reports/$name.md.in
        # shellcheck disable=SC2086
        nrm-report -t "$template" -f html -L "$language" $schemas --labels reports/labels.csv \
            -o "$work/$name.html" "$work/tree/build/data/safe.csv" &&
            english "$work/$name.html" > "$work/said" && [ ! -s "$work/said" ]
        ok $? "$name alone, in $language"
        sort -u "$work/said" | head -n 5 | sed 's/^/# /'
        nrm-report -t "$template" -L "$language" $schemas --labels reports/labels.csv \
            --labels-missing "$work/tree/build/data/safe.csv" >> "$work/missing"
    done
    [ ! -s "$work/missing" ]
    ok $? "no label lacks $language"
    sort -u "$work/missing" | sed 's/^/# /'
done
echo "1..$n"
