#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Trends and delays, user seconds on one thread, reading and writing included,
# beside the same in R, where it is installed, on data that are in memory.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U'

# Made-up data: 10,000 series of 20 years; one of 30 years with two bends; and
# 200,000 cases over five years, of whom those decided late are pending.
awk -v series="$work/series.csv" -v bent="$work/bent.csv" -v cases="$work/cases.csv" '
    function random() { x = (x * 69069 + 12345) % 4294967296; return x / 4294967296 }
    function day(n) { return sprintf("%d-%02d-%02d", 2015 + int(n / 336), 1 + int(n % 336 / 28), 1 + n % 28) }
    BEGIN {
        print "geo,TIME_PERIOD,OBS_VALUE" > series; print "geo,TIME_PERIOD,OBS_VALUE" > bent
        print "id,country,referred,decided" > cases
        for (g = 1; g <= 10000; g++)
            for (y = 2000; y < 2020; y++)
                printf "S%d,%d,%d\n", g, y, 40 + g % 50 + int(30 * random()) > series
        for (y = 0; y < 30; y++) {
            level = y < 10 ? 400 + 20 * y : y < 20 ? 600 - 15 * (y - 10) : 450 + 5 * (y - 20)
            printf "RO,%d,%d\n", 1990 + y, level + int(40 * random()) > bent
        }
        for (i = 1; i <= 200000; i++) {
            from = int(1000 * random()); to = from - int(300 * log(1 - random()))
            printf "%d,C%d,%s,%s\n", i, i % 30, day(from), to < 1600 ? day(to) : "" > cases
        }
    }'

# bench NAME COMMAND...: the best of three runs.
bench() {
    local name=$1 best=
    shift
    for _ in 1 2 3; do
        took=$( { time "$@" > "$work/out"; } 2>&1)
        if [ -z "$best" ] || awk "BEGIN { exit !($took < $best) }"; then best=$took; fi
    done
    printf '%-58s %8s s\n' "$name" "$best"
}

delays=(--from referred --to decided --until 2019-12-28)
bench 'nrm-select: 200,000 observations' nrm-select "$work/series.csv"
bench 'nrm-trend: 10,000 Mann-Kendall and Sen, 20 years' \
    nrm-trend --adjust none -m mann-kendall,sen "$work/series.csv"
bench 'nrm-trend: 10,000 Poisson trends, 20 years' \
    nrm-trend --adjust none -m poisson "$work/series.csv"
bench 'nrm-trend: joinpoint, 30 years, 4499 permutations a test' \
    nrm-trend --adjust none -m joinpoint-permutation "$work/bent.csv"
bench 'nrm-identify: Kaplan-Meier, 200,000 records' \
    nrm-identify -m delay "${delays[@]}" "$work/cases.csv"
bench 'nrm-identify: the same in 30 groups' \
    nrm-identify -m delay -g country "${delays[@]}" "$work/cases.csv"

if command -v Rscript > "$work/out"; then Rscript tests/bench/trend.R "$work"; fi
