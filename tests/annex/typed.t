#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# No number of an annex is typed: templates hold no digits but those of names
# and years, and a changed figure changes every place that shows it.
set -uo pipefail

. tests/tap.sh

# Prose, captions, titles, sources, notes and labels without inline directives,
# headings, years and names; prints the lines in which a digit is left.
typed() {
    perl -CSD -Mutf8 -ne '
        chomp; my $line = $_;
        if (/^```nrm/) { $fence = 1; next } if (/^```$/) { $fence = 0; next }
        next if $fence && !/^(caption|title|source|note|describe)(\.\w\w)? = /;
        next if /^#/;
        s/`nrm: [^`]*`//g;
        s/\b116 000\b//g; s{\b2011/36/(EU|ΕΕ|ЕС|UE)\b}{}g;
        s/\b19\s?[aαаa]\b//g; s/\b(19|20)\d\d\b//g;
        print "$ARGV: $line\n" if /\d/;
        $fence = 0 if eof' "$@"
}

typed reports/*.md.in reports/tables/*.md.in > "$work/said"
ok "$(wc -l < "$work/said")" 'no digits outside of directives'
sed 's/^/# /' "$work/said"
cut -d, -f2- reports/labels.csv > "$work/labels"
typed "$work/labels" > "$work/said"
ok "$(wc -l < "$work/said")" 'no digits in the labels'
sed 's/^/# /' "$work/said"
echo 'It was 43 in a hundred.' > "$work/probe"
[ "$(typed "$work/probe" | wc -l)" = 1 ]
ok $? 'a typed number would be found'

# The pipeline on a copy, where one figure can be another.
mkdir -p "$work/tree/build"
cp -r datasets reports "$work/tree/"
ln -s "$NRM_BUILD/bin" "$work/tree/build/bin"
run() { LANG_OUT=en "$work/tree/reports/annex.sh" build; }
run
cp -r "$work/tree/build/reports" "$work/before"
figures=$work/tree/datasets/unodc-victims/victims.csv
grep -qx 'RO,2020,T,TOTAL,TOTAL,596' "$figures"
ok $? 'the figure is there'
sed -i 's/^RO,2020,T,TOTAL,TOTAL,596$/RO,2020,T,TOTAL,TOTAL,613/' "$figures"
run
key='"key": {"indicator": "detected", "geo": "RO", "TIME_PERIOD": "2020"}'
for old in "$work"/before/*.md; do
    name=$(basename "$old") new=$work/tree/build/reports/$(basename "$old")
    places=$(grep -F "$key" "$old.json" | grep -c '"text": "596"')
    [ "$places" = "$(grep -F "$key" "$new.json" | grep -c '"text": "613"')" ] &&
        ! grep -F "$key" "$new.json" | grep -q '"text": "596"'
    ok $? "$name: all $places places changed"
    # What is left of the old number belongs to other observations.
    left=$(grep -o '\b596\b' "$new" | wc -l)
    [ "$left" = "$(grep -c '"text": "596[" ]' "$new.json")" ]
    ok $? "$name: no other place holds the old number"
done
[ "$(cat "$work"/before/*.md.json | grep -F "$key" | grep -c '"text": "596"')" -ge 6 ]
ok $? 'the figure stands in several places'
! cmp -s "$work/before/identification-figure-1.svg" "$work/tree/build/reports/identification-figure-1.svg"
ok $? 'a chart of the rate changed'
for share in identification overview policy-paper; do
    ! cmp -s "$work/before/$share.md" "$work/tree/build/reports/$share.md"
    ok $? "$share changed with its shares and rates"
done
echo "1..$n"
