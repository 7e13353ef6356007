#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Multiple systems estimation and linkage, user seconds on one thread, beside
# what is aimed at and, where R has the packages, what they take.
set -euo pipefail

cd "$(dirname "$0")/../.."
tables=datasets/mse-overlap
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U'

# bench AIM NAME COMMAND...: the best of three runs.
bench() {
    local aim=$1 name=$2 best=
    shift 2
    for _ in 1 2 3; do
        took=$( { time "$@" > "$work/out" 2> "$work/err"; } 2>&1)
        if [ -z "$best" ] || awk "BEGIN { exit !($took < $best) }"; then best=$took; fi
    done
    printf '%-58s %8s s   aim %s s\n' "$name" "$best" "$aim"
}

bench 0.10 'stepwise, five lists, 1,000 replicates' \
    nrm-estimate -m stepwise --boot 1000 $tables/UKdat_5.csv
bench 0.25 'stepwise, six lists, 1,000 replicates' \
    nrm-estimate -m stepwise --boot 1000 $tables/UKdat.csv
bench 0.015 'bic, five lists, the 1,024 models of order 2' \
    nrm-estimate -m bic --boot 0 $tables/UKdat_5.csv
bench 12 'bic, five lists, 1,024 models by 1,000 replicates' \
    nrm-estimate -m bic --boot 1000 --exhaustive $tables/UKdat_5.csv
bench 100 'bic, five lists, 6,893 models by 1,000 replicates' \
    nrm-estimate -m bic --order 4 --boot 1000 --exhaustive $tables/UKdat_5.csv
bench 1 'dga, five lists, 822 graphs' nrm-estimate -m dga $tables/UKdat_5.csv
bench 10 'the whole comparison, five lists, 20,000 replicates' \
    nrm-estimate $tables/UKdat_5.csv

# Made-up persons, 30,000 of them on both lists, one value in ten wrong.
awk -v first="$work/first.csv" -v second="$work/second.csv" '
    function name(n,  s) { for (s = ""; n-- > 0;) s = s substr("bakoritonelamisugedopavirozu", 1 + 2 * int(14 * rand()), 2); return s }
    function wrong(s,  i) { if (rand() > .1) return s; i = 1 + int(length(s) * rand()); return substr(s, 1, i - 1) substr(s, i + 1) }
    function row(i) { return wrong(given[i]) "," wrong(family[i]) "," born[i] "," sex[i] }
    BEGIN {
        srand(1)
        for (i = 0; i < 170000; i++) {
            given[i] = name(2); family[i] = name(2 + int(3 * rand())); sex[i] = rand() < .5 ? "F" : "M"
            born[i] = sprintf("%d-%02d-%02d", 1960 + 45 * rand(), 1 + 12 * rand(), 1 + 28 * rand())
        }
        print "given,family,born,sex" > first; print "given,family,born,sex" > second
        for (i = 0; i < 100000; i++) print row(i) > first
        for (i = 70000; i < 170000; i++) print row(i) > second
    }'
bench 20 'link, 100,000 by 100,000 records' \
    nrm-link -q -c given=name,family=name,born=date,sex=exact "$work/first.csv" "$work/second.csv"

if command -v Rscript > "$work/out"; then Rscript tests/bench/estimate.R $tables; fi
