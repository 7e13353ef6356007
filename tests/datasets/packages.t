#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every data package reads without a remark, says where it comes from, and
# holds what its publisher printed: numbers of observations and totals below
# are the publications', not counted in our files. Answers, whose package has
# no fields, are read with the questionnaire's.
set -uo pipefail
shopt -s nullglob

count=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

is() { # is GOT WANT NAME
    count=$((count + 1))
    if [ "$1" = "$2" ]; then echo "ok $count - $3"; return; fi
    echo "not ok $count - $3"
    echo "# got '$1', want '$2'"
    failed=1
}

for package in datasets/*/datapackage.json; do
    folder=$(dirname "$package") name=$(basename "$(dirname "$package")")
    for key in title citation licenses sources; do
        is "$(grep -cm1 "^ *\"$key\": *[\"[{]" "$package")" 1 "$name says its $key"
    done
    schema=$package
    grep -q '"fields"' "$package" || schema=datasets/nrm-questionnaire/datapackage.json
    for path in $(sed -n 's/^ *"path": "\([^":]*\.csv\)".*/\1/p' "$package"); do
        nrm-ingest -S "$schema" "$folder/$path" > "$work/$name-${path//\//-}" 2> "$work/err"
        is "$? $(cat "$work/err")" '0 ' "$name: $path reads without a remark"
    done
done

# sum FILE SELECTION: rows and sum of the values that are known exactly.
sum() {
    nrm-select -k "$2" "$work/$1" | awk -F, '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { rows++; sum += $at["OBS_VALUE"] }
        END { print rows + 0, sum + 0 }'
}

unodc=unodc-victims-victims.csv all='sex=T age=TOTAL form=TOTAL'
is "$(sum $unodc "geo=RO TIME_PERIOD=2020 $all")" '1 596' 'Romania 2020: 596 victims'
is "$(sum $unodc 'geo=RO TIME_PERIOD=2020 age=Y_LT18 sex=F,M form=TOTAL')" '2 255' '... of them 206 girls and 49 boys'
is "$(sum $unodc "geo=BG TIME_PERIOD=2007..2021 $all")" '15 6542' 'Bulgaria 2007 to 2021'
is "$(sum $unodc "geo=EL TIME_PERIOD=2020 $all")" '1 167' 'Greece 2020'
is "$(sum $unodc 'geo=EL age=Y_LT18 sex=T form=TOTAL TIME_PERIOD=2007')" '1 0' 'Greece 2007: children are <5'
is "$(sum $unodc 'geo=SI age=Y_LT18 sex=T form=TOTAL OBS_VALUE=0..')" '0 0' 'Slovenia: no figure of children is exact'

uk=uk-nrm-persons.csv
is "$(sum $uk 'stage=REFERRED age=TOTAL TIME_PERIOD=2023')" '1 17004' 'UK 2023: 17,004 referrals'
is "$(sum $uk 'stage=REFERRED age!=TOTAL TIME_PERIOD=2023')" '3 17004' '... of adults, children and unknown'
is "$(sum $uk 'stage=REFERRED age=TOTAL OBS_STATUS=D')" '1 552' 'UK 2009 is flagged as a part of a year'
is "$(sum $uk 'stage=REASONABLE,REASONABLE_NO TIME_PERIOD=2023 OBS_STATUS=B')" '4 14367' 'UK 2023: the break is flagged'
is "$(sum $uk 'stage=IDENTIFIED_ALL TIME_PERIOD=2014..2023')" '10 36097' 'UK: conclusive-grounds decisions of ten years'

people=population-population.csv
is "$(sum $people 'geo=RO age=TOTAL TIME_PERIOD=2020')" '1 19442040' 'Romania 2020: population'
is "$(sum $people 'TIME_PERIOD=2005..2021')" '1258 '"$(awk -F, 'NR > 1 { n += $6 } END { print n }' datasets/population/population.csv)" \
    'population: 37 countries, 17 years, two ages'

tip=us-tip-victims.csv
is "$(sum $tip 'geo=BG TIME_PERIOD=2020 age=TOTAL sex=T form=TOTAL citizen=TOTAL')" '2 473' 'Bulgaria 2020: 413 of the prosecution, 60 of the commission'
is "$(sum $tip 'geo=EL TIME_PERIOD=2020 form=SEX,LAB')" '2 169' 'Greece 2020: forms overlap, 75 and 94 of 167'

hotline=hotline-116000-hotlines.csv
is "$(sum $hotline 'geo=EUR indicator=hotlines TIME_PERIOD=2018..2022')" '4 89' 'hotlines that answered: 26, 23, 22, 18'
is "$(sum $hotline 'geo=EUR indicator=cases OBS_LOW=5000..')" '1 0' 'cases 2013: over 5000 is a bound'

eige=eige-services-2012-services.csv
is "$(sum $eige 'indicator=trafficking_helpline report=514')" '28 8' 'EIGE table 514: eight helplines for trafficking'

echo "1..$count"
exit $failed
