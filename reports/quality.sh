# SPDX-License-Identifier: GPL-3.0-or-later
# Data quality and comparability: what the checks found in published figures,
# and where two publishers give different numbers for one country and year.
nrm-ingest -S datasets/us-tip/datapackage.json \
    -o "$data/us-tip.csv" datasets/us-tip/victims.csv

# How many numbers each check judged, passed and found wanting.
for publisher in unodc us-tip uk-nrm hotlines-europe; do
    nrm-check -q --fail-on never -f summary "$data/$publisher.csv" |
        nrm-ingest -q -S reports/checks.json -r summary - |
        nrm-select --set publisher=$publisher -o "$data/quality-summary-$publisher.csv"
done

# The same for each country, so that a country without findings has a zero.
for geo in $(nrm-select -k TIME_PERIOD=2012.. "$data/counts.csv" | tail -n +2 | cut -d, -f1 | sort -u); do
    nrm-check -q --fail-on never -f summary -k geo="$geo" "$data/unodc.csv" |
        nrm-ingest -q -S reports/checks.json -r countries - |
        nrm-select --set geo="$geo" -o "$data/quality-findings-$geo.csv"
done

# The totals that two publishers give; where they conflict, and by how much.
nrm-select -k 'geo=BG,CY,EL,HR,RO,SI age=TOTAL TIME_PERIOD=2017..2021' --set publisher=unodc \
    -o "$data/quality-unodc.csv" "$data/counts.csv"
nrm-select -k 'age=TOTAL sex=T form=TOTAL citizen=TOTAL TIME_PERIOD=2017..2021' --set publisher=us-tip \
    -o "$data/quality-us-tip.csv" "$data/us-tip.csv"
nrm-reconcile -q -g geo,TIME_PERIOD -f conflicts \
    "$data/quality-unodc.csv" "$data/quality-us-tip.csv" |
    nrm-tally -S reports/checks.json -r conflicts -g geo -v relative \
        -m count,max -i conflicts -o "$data/quality-conflicts.csv" -
