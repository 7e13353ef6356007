#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A table of a report: 4 countries, 5 years, 2 sexes, 3 ages and 2 forms with
# all totals, about 1,000 cells, protected and audited. The counts are made up.
# Then the larger tables of tests/protect, and, when they are installed, the R
# packages that set the limits there.
set -euo pipefail

tests=$(cd "$(dirname "$0")/../protect" && pwd)
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

# timed COMMAND...: its seconds of processor time.
timed() { { time "$@" > out.csv; } 2>&1 | tail -n 1; }
for t in t1e3 t3e3 t1e4 t3e4; do
    bash "$tests/expand" "$tests/tables/$t"
    printf 'protect: %s hidden in %s s, ' $t "$(timed nrm-protect -q --hierarchy hierarchy.csv --ledger ledger.json raw.csv)"
    mv out.csv safe.csv
    printf 'secondary cells %s, audited in %s s' "$(grep -c '"neighbour"' ledger.json)" \
        "$(timed nrm-audit -q --hierarchy hierarchy.csv safe.csv)"
    printf ', rounded in %s s\n' "$(timed nrm-protect -q -m round --hierarchy hierarchy.csv raw.csv)"
done
if ! Rscript -e 'quit(status = !requireNamespace("GaussSuppression", quietly = TRUE))' 2> /dev/null; then
    echo 'protect: the R package GaussSuppression is not installed: not compared'
    exit
fi
printf 'protect: GaussSuppression on t1e4, without groups, in '
timed Rscript -e 'x <- read.csv("raw.csv")
    GaussSuppression::SuppressSmallCounts(x, maxN = 4, freqVar = "OBS_VALUE",
        dimVar = setdiff(names(x), c("OBS_VALUE", "TIME_PERIOD")))'
