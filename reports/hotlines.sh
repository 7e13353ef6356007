# SPDX-License-Identifier: GPL-3.0-or-later
# Hotlines and missing children: calls and cases of the European hotline for
# missing children, with how many hotlines answered.
nrm-ingest -S datasets/hotline-116000/datapackage.json \
    -o "$data/hotlines-europe.csv" datasets/hotline-116000/hotlines.csv

# The hotlines of the seven countries: illustrative.
nrm-select -k 'service=H116000 indicator=cases' \
    -o "$data/hotlines-cases.csv" "$data/desk.csv"
nrm-select -k 'service=H116000 indicator=calls,referrals,cases_cross_border category=TOTAL' \
    -o "$data/hotlines-calls.csv" "$data/desk.csv"
