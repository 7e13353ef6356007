# SPDX-License-Identifier: GPL-3.0-or-later
# Data quality and comparability: what the checks found in published figures,
# and where two publishers give different numbers for one country and year.
nrm-ingest -S datasets/us-tip/datapackage.json \
    -o "$data/us-tip.csv" datasets/us-tip/victims.csv

# How many numbers each check judged, passed and found wanting.
for publisher in unodc us-tip uk-nrm hotlines-europe; do
    nrm-check -q --fail-on never -f summary "$data/$publisher.csv" |
        sed "1s/^/publisher,/; 2,\$s/^/$publisher,/"
done | sed '2,${/^publisher,/d}' > "$data/summary.csv"
nrm-ingest -S reports/checks.json -r summary \
    -o "$data/quality-summary.csv" "$data/summary.csv"

# The same for each country, so that a country without findings has a zero.
for geo in $(nrm-select -k TIME_PERIOD=2012.. "$data/counts.csv" | tail -n +2 | cut -d, -f1 | sort -u); do
    nrm-check -q --fail-on never -f summary -k geo="$geo" "$data/unodc.csv" |
        sed "1s/^/geo,/; 2,\$s/^/$geo,/"
done | sed '2,${/^geo,/d}' > "$data/countries.csv"
nrm-ingest -S reports/checks.json -r countries \
    -o "$data/quality-countries.csv" "$data/countries.csv"

# The totals that two publishers give; where they conflict, and by how much.
nrm-select -k 'geo=BG,CY,EL,HR,RO,SI age=TOTAL TIME_PERIOD=2017..2021' "$data/counts.csv" |
    sed '1s/^/publisher,/; 2,$s/^/unodc,/' > "$data/quality-unodc.csv"
nrm-select -k 'age=TOTAL sex=T form=TOTAL citizen=TOTAL TIME_PERIOD=2017..2021' "$data/us-tip.csv" |
    sed '1s/^/publisher,/; 2,$s/^/us-tip,/' > "$data/quality-us-tip.csv"
nrm-reconcile -q -g geo,TIME_PERIOD -f conflicts \
    "$data/quality-unodc.csv" "$data/quality-us-tip.csv" |
    nrm-tally -S reports/checks.json -r conflicts -g geo -v relative \
        -m count,max -i conflicts -o "$data/quality-conflicts.csv" -
