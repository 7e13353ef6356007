#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From published figures to the example annex, in the folder given (build).
# Each line is what a researcher would type; `make annex` runs them all.
set -euo pipefail

cd "$(dirname "$0")/.."
build=${1:-build}
export PATH=$PWD/$build/bin:$PATH
data=$build/data
mkdir -p "$data" "$build/reports"

# What was published, as observations. `<5` stays a number between bounds.
nrm-ingest -S datasets/unodc-victims/datapackage.json \
    -o "$data/unodc.csv" datasets/unodc-victims/victims.csv
nrm-select -k 'sex=T form=TOTAL age=TOTAL,Y_LT18' \
    -o "$data/counts.csv" "$data/unodc.csv"

# The four countries of the review together.
nrm-select -k TIME_PERIOD=2008..2020 --up geo=VICTOR4:BG,EL,RO,SI \
    -o "$data/four.csv" "$data/counts.csv"

# Rates, shares and trends.
population=datasets/population/population.csv
nrm-identify -m rate --population $population --per 1000000 \
    -o "$data/rates.csv" "$data/counts.csv"
nrm-identify -m share --of age=Y_LT18 --in age=TOTAL \
    -o "$data/shares.csv" "$data/counts.csv"
nrm-trend -m poisson,mann-kendall,sen --population $population \
    -k TIME_PERIOD=2008..2020 -o "$data/trends.csv" "$data/counts.csv"

# Only what is safe goes on: here all figures are published ones.
nrm-select "$data"/{counts,four,rates,shares,trends}.csv |
    nrm-protect -q --threshold 5 -o "$data/safe.csv"

# The annex, as text, as a page and as a workbook.
name=identification-and-trends
for format in md html xlsx; do
    nrm-report -t "reports/$name.md.in" -f $format \
        --manifest "$build/reports/$name.$format.json" \
        -o "$build/reports/$name.$format" "$data/safe.csv"
done

# The profiles of seven countries, in five languages.
name=country-profiles
for language in en el bg ro sl; do
    for format in html xlsx; do
        nrm-report -t "reports/$name.md.in" -L $language -f $format \
            --labels reports/labels.csv \
            -S datasets/unodc-victims/datapackage.json \
            --manifest "$build/reports/$name.$language.$format.json" \
            -o "$build/reports/$name.$language.$format" "$data/safe.csv"
    done
done
