#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Workbooks of every kind of chart, with hidden numbers, breaks and gaps, in
# each language, and of two templates; and one of labels that would be
# formulas, links, too long, or no text at all.
set -uo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kinds=tests/report/kinds.md.in data=tests/cli/nrm-chart/safe.csv
for language in en el bg ro sl; do
    nrm-report -q -t $kinds -f xlsx -L $language -o "$work/$language.xlsx" $data
done
nrm-report -q -t $kinds -t $kinds -f xlsx -o "$work/two.xlsx" $data

long=$(printf 'L%.0s' {1..400}) words=$(printf 'word %.0s' {1..90})
labels=('=1+1' '+cmd' '-2+3' '@SUM(A1)' '=HYPERLINK(""http://x"")' $'\t=1'
    https://example.org '{=1}' '<b>&amp;</b>' $'a\x01b' "$long" "$words"
    $'\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d' $'e\xcc\x81\xcc\xa7' '  ' A a)
{
    echo geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS
    for label in "${labels[@]}"; do
        printf '"%s",2019,3,F\n"%s",2020,,C\n' "$label" "$label"
    done
} > "$work/hostile.csv"
table() { printf '%s\n' '```nrm table' "caption = $1" "rows = $2" "columns = $3" '```' ''; }
{
    printf '%s\n' '# =1+1' ''
    table '=1+1' geo TIME_PERIOD
    table @x TIME_PERIOD geo
    printf '%s\n' '```nrm figure' 'kind = bars' 'caption = -1+1' 'rows = geo' \
        'select = year=2019' '```'
} > "$work/hostile.md"
nrm-report -q -t "$work/hostile.md" -f xlsx \
    -o "$work/hostile.xlsx" "$work/hostile.csv"
tests/report/workbook "$work"/{en,el,bg,ro,sl,two,hostile}.xlsx
