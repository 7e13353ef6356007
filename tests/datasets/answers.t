#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The same answers to the questionnaire - as CSV, as a form filled in in each
# language, as a form that LibreOffice saved, as an export of LimeSurvey - are
# the same bytes. The answers are the illustrative ones; the other files are
# made of them.
set -uo pipefail

package=datasets/nrm-questionnaire/datapackage.json answers=datasets/nrm-answers
blocks='identification statistics policies desk' policies='identification policies'
count=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ok() { # ok STATUS NAME
    count=$((count + 1))
    if [ "$1" = 0 ]; then echo "ok $count - $2"; return; fi
    echo "not ok $count - $2"
    failed=1
}

# of COUNTRY: its answers, those of the last round, as files of their own.
of() {
    mkdir -p "$work/$1"
    for block in $blocks; do
        case $block in statistics | desk) keep="^$1," ;; *) keep="^$1,2024," ;; esac
        { head -n 1 "$answers/$block.csv"; grep "$keep" "$answers/$block.csv"; } > "$work/$1/$block.csv"
    done
}

# files FOLDER BLOCK ...: the paths of blocks.
files() { for block in "${@:2}"; do printf '%s/%s.csv\n' "$1" "$block"; done; }

countries='BG EL HU MD RO RS SI'
for geo in $countries; do of "$geo"; done

# A form in each language, filled with the answers of a country.
set -- en el bg ro sl
for geo in EL HU MD RS SI; do
    form=$work/$geo-$1.xlsx
    # shellcheck disable=SC2046
    nrm-ingest --form xlsx --lang "$1" -S "$package" -o "$form" $(files "$work/$geo" $blocks) &&
        nrm-ingest -S "$package" "$form" > "$work/form.obs" &&
        nrm-ingest -S "$package" $(files "$work/$geo" $blocks) > "$work/$geo.obs" &&
        cmp "$work/$geo.obs" "$work/form.obs"
    ok $? "$geo: a form filled in in '$1' gives the observations of the CSV"
    for block in $blocks; do
        nrm-ingest --records -r "$block" -S "$package" "$form" > "$work/form.records" &&
            nrm-ingest --records -S "$package" "$work/$geo/$block.csv" | cmp - "$work/form.records"
        ok $? "... and its records of $block"
    done
    shift
done

# An export of LimeSurvey: a byte order mark, columns of its own, all quoted,
# answers as its codes, a response that was never submitted, a blank line.
export_of() {
    perl -CSD -MText::ParseWords=quotewords -we '
        my @meta = ("id", "submitdate", "lastpage", "startlanguage");
        my %code = (yes => "Y", partly => "P", no => "N", "not applicable" => "Se ne uporablja");
        my $n = 0;
        print "\x{feff}";
        while (<STDIN>) {
            chomp;
            my @cells = map { $_ // "" } quotewords(",", 0, $_);
            my @own = $n == 0 ? @meta : ($n, "2024-10-0$n 12:00:00", 4, "sl");
            @cells = map { $code{$_} // $_ } @cells if $n > 0;
            print join(",", map { s/"/""/gr =~ s/.*/"$&"/rs } @own, @cells), "\n";
            $n++;
        }
        print "\n"'
}
for block in $policies; do
    export_of < "$work/SI/$block.csv" > "$work/$block-limesurvey.csv"
    nrm-ingest -S "$package" -r "$block" --layout limesurvey "$work/$block-limesurvey.csv" > "$work/lime.obs" &&
        nrm-ingest -S "$package" "$work/SI/$block.csv" | cmp - "$work/lime.obs"
    ok $? "SI: LimeSurvey's export of $block gives the same observations"
    nrm-ingest --records -S "$package" -r "$block" --layout auto -q "$work/$block-limesurvey.csv" 2> "$work/err" > "$work/lime.records" &&
        nrm-ingest --records -S "$package" "$work/SI/$block.csv" | cmp - "$work/lime.records"
    ok $? "... and the same records"
done

# The index of all countries, from their forms and from the files.
for geo in $countries; do
    # shellcheck disable=SC2046
    nrm-ingest --form xlsx --lang ro -S "$package" -o "$work/$geo.xlsx" $(files "$work/$geo" $policies) || echo "# no form of $geo"
done
score() { nrm-score -t datasets/nrm-questionnaire/items.csv -k 'indicator=policy TIME_PERIOD=2024' "$1"; }
nrm-ingest -S "$package" "$work"/??.xlsx > "$work/forms.obs"
# shellcheck disable=SC2046
nrm-ingest -S "$package" $(files "$answers" $policies) > "$work/all.obs"
score "$work/forms.obs" > "$work/forms.score" && score "$work/all.obs" | cmp - "$work/forms.score"
ok $? 'seven forms give the index that the files give'
[ "$(grep -c ',score,' "$work/forms.score")" -gt 400 ] && ! grep ',score,' "$work/forms.score" | grep -qv ',illustrative,'
ok $? '... and every score says that it is illustrative'

# Every row of every file says that it is made up.
for block in $blocks; do
    ! tail -n +2 "$answers/$block.csv" | grep -v ',illustrative,.*Illustrative answers, made up'
    ok $? "$block: every row says that it is illustrative"
done

# What another program saved; LibreOffice takes a while, so one form stands for all.
if command -v soffice > /dev/null && [ "${NRM_BUILD##*/}" = build ]; then
    (cd "$work" && HOME=$work timeout 120 soffice --headless --convert-to ods SI-sl.xlsx > "$work/soffice" 2>&1)
    nrm-ingest -S "$package" "$work/SI-sl.ods" | cmp - "$work/SI.obs"
    ok $? 'SI: the form as LibreOffice saved it gives the same observations'
else
    count=$((count + 1))
    echo "ok $count # SKIP no LibreOffice, or a build that is too slow for it"
fi

echo "1..$count"
exit $failed
