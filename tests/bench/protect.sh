#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A table of a report: 4 countries, 5 years, 2 sexes, 3 ages and 2 forms with
# all totals, about 1,000 cells, protected and audited. The counts are made up.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
{
    echo dimension,child,parent
    printf 'sex,%s,T\n' F M
    printf 'age,%s,TOTAL\n' Y_LT15 Y15-17 Y_GE18
    printf 'kind,%s,TOTAL\n' A B
} > hierarchy.csv
awk 'BEGIN {
    srand(7)
    split("BG EL RO SI", geo, " "); split("F M", sex, " ")
    split("Y_LT15 Y15-17 Y_GE18", age, " "); split("A B", kind, " ")
    print "geo,sex,age,kind,TIME_PERIOD,OBS_VALUE"
    for (g in geo) for (s in sex) for (a in age) for (k in kind)
        for (y = 2015; y < 2022; y++)
            print geo[g] "," sex[s] "," age[a] "," kind[k] "," y "," int(-12 * log(1 - rand()))
}' > raw.csv

TIMEFORMAT='%U'
printf 'protect: a table of 1,008 cells, protected: '
{ time nrm-protect -q --hierarchy hierarchy.csv raw.csv > safe.csv; } 2>&1 | tr '\n' ' '
printf 's, audited with all intervals: '
{ time nrm-audit -q -i --hierarchy hierarchy.csv safe.csv > found.csv; } 2>&1 | tr '\n' ' '
echo 's of processor time (wanted: 0.1 together)'
