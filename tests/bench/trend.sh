#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Times nrm-trend on made-up series, reading and writing included, and the same
# statistics in R, where it is installed, on data that are in memory already.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U s user'

# 10,000 series of 20 years; one of 30 years with two bends.
awk 'BEGIN {
    x = 42
    print "geo,TIME_PERIOD,OBS_VALUE"
    for (g = 1; g <= 10000; g++)
        for (y = 2000; y < 2020; y++) {
            x = (x * 69069 + 12345) % 4294967296
            printf "S%d,%d,%d\n", g, y, 40 + g % 50 + int(x / 4294967296 * 30)
        }
}' > "$work/series.csv"
awk 'BEGIN {
    x = 7
    print "geo,TIME_PERIOD,OBS_VALUE"
    for (y = 0; y < 30; y++) {
        x = (x * 69069 + 12345) % 4294967296
        level = y < 10 ? 400 + 20 * y : y < 20 ? 600 - 15 * (y - 10) : 450 + 5 * (y - 20)
        printf "RO,%d,%d\n", 1990 + y, level + int(x / 4294967296 * 40)
    }
}' > "$work/bent.csv"

# run WHAT METHODS FILE
run() {
    printf '%-58s ' "nrm-trend: $1"
    { time nrm-trend --adjust none -m "$2" -o "$work/out.csv" "$work/$3"; } 2>&1
}
printf '%-58s ' "nrm-select: reading and writing 10,000 series"
{ time nrm-select -o "$work/out.csv" "$work/series.csv"; } 2>&1
run '10,000 Mann-Kendall and Sen, 20 years' mann-kendall,sen series.csv
run '10,000 Poisson trends, 20 years' poisson series.csv
run 'joinpoint, 30 years, 4499 permutations a test, up to 3' joinpoint-permutation bent.csv

command -v Rscript > /dev/null || { echo 'R is not installed'; exit 0; }
cat > "$work/bench.R" <<'R'
d <- read.csv(commandArgs(TRUE)[1])
series <- split(d$OBS_VALUE, d$geo)
t <- 0:19
say <- function(what, work) {
    user <- system.time(work())[["user.self"]]
    cat(sprintf("%-58s %.3f s user\n", paste("R:", what), user))
}
if (requireNamespace("trend", quietly = TRUE)) {
    say("10,000 trend::mk.test and trend::sens.slope", function()
        for (x in series) { trend::mk.test(x); trend::sens.slope(x) })
} else {
    pairs <- combn(20, 2)
    gap <- diff(pairs)[1, ]
    say("10,000 cor.test(kendall) and medians of slopes", function()
        for (x in series) {
            cor.test(t, x, method = "kendall", exact = FALSE)
            median((x[pairs[2, ]] - x[pairs[1, ]]) / gap)
        })
}
say("10,000 glm(poisson)", function()
    for (x in series) summary(glm(x ~ t, family = poisson)))
R
Rscript "$work/bench.R" "$work/series.csv"
