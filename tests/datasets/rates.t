#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Rates and shares of 230 country-years equal those of tests/ref/rates.csv
# within the digits that are printed there.
set -uo pipefail

work=$(mktemp -d) count=0 failed=0
trap 'rm -rf "$work"' EXIT
ref=tests/ref/rates.csv
folder=datasets/unodc-victims
nrm-ingest -S $folder/datapackage.json -o "$work/all.csv" $folder/victims.csv
nrm-select -k 'sex=T form=TOTAL age=TOTAL,Y_LT18' -o "$work/victims.csv" "$work/all.csv"

# The population that Eurostat counted on 1 January, where the reference has it.
awk -F, 'BEGIN { print "indicator,geo,sex,age,TIME_PERIOD,OBS_VALUE,CONF_STATUS" }
    NR > 1 && $4 != "" { print "population," $1 ",T,TOTAL," $2 "," $4 ",F" }' \
    $ref > "$work/eurostat.csv"

# equals NAME COLUMN DIGITS ROWS FILE SELECTION: the values of the file, in
# per cent where they are shares, equal a column of the reference.
equals() {
    count=$((count + 1))
    nrm-select -k "$6" "$work/$5" | awk -F, -v column="$2" -v digits="$3" -v rows="$4" '
        FILENAME == "-" && FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        FILENAME == "-" { got[$at["geo"] "," $at["TIME_PERIOD"]] = $at["OBS_VALUE"]; next }
        FNR == 1 { for (i = 1; i <= NF; i++) if ($i == column) c = i; next }
        $c != "" {
            key = $1 "," $2
            off = got[key] - $c
            if (!(key in got) || got[key] == "" || off * off > (0.5001 * 10 ^ -digits) ^ 2)
                print "# " key ": got " got[key] ", want " $c
            else good++
        }
        END { if (good != rows) print "# " good + 0 " rows of " rows }' - $ref > "$work/said"
    if [ -s "$work/said" ]; then failed=1; echo "not ok $count - $1"; cat "$work/said"
    else echo "ok $count - $1"; fi
}

have() { awk -F, -v c="$1" 'NR > 1 && $c != "" { n++ } END { print n }' $ref; }

nrm-identify -m rate -p "$work/eurostat.csv" -k age=TOTAL -o "$work/rate.csv" "$work/victims.csv"
equals 'per 100,000, population of Eurostat' rate_100k_eurostat 3 "$(have 5)" rate.csv age=TOTAL
nrm-identify -m rate -p datasets/population/population.csv --per 1000000 \
    -o "$work/rate.csv" "$work/victims.csv"
equals 'per million, population of the UN' rate_million 1 "$(have 6)" rate.csv age=TOTAL
nrm-identify -m rate -p datasets/population/population.csv -k age=Y_LT18 \
    -o "$work/rate.csv" "$work/victims.csv"
equals 'children per 100,000 children' child_rate_100k 3 "$(have 7)" rate.csv age=Y_LT18
nrm-identify -m share --of age=Y_LT18 --in age=TOTAL -o "$work/share.csv" "$work/victims.csv"
equals 'children in per cent of victims' child_share 1 "$(have 8)" share.csv 'statistic=share'

# A count that is only known as <5 gives bounds, never a number that pretends.
count=$((count + 1))
nrm-select -k statistic=share "$work/share.csv" | awk -F, '
    FILENAME == "-" && FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    FILENAME == "-" {
        key = $at["geo"] "," $at["TIME_PERIOD"]
        value[key] = $at["OBS_VALUE"]; low[key] = $at["OBS_LOW"]; high[key] = $at["OBS_HIGH"]
        next
    }
    $3 == "<5" {
        key = $1 "," $2
        n++
        if (value[key] != "" || low[key] != 0 || !(high[key] > 0)) print "# " key ": " value[key]
    }
    END { if (n < 50) print "# only " n }' - $ref > "$work/said"
if [ -s "$work/said" ]; then failed=1; echo "not ok $count - shares of <5 are intervals"; cat "$work/said"
else echo "ok $count - shares of <5 are intervals"; fi

echo "1..$count"
exit $failed
