# SPDX-License-Identifier: GPL-3.0-or-later
# Trends: what changed, how sure that is, and who is in the sum.

# Per cent a year, a test that needs no model, and a slope that one bad year
# cannot move.
nrm-trend -m poisson,mann-kendall,sen --population $population \
    -k TIME_PERIOD=2008..2020 -o "$data/trends-series.csv" "$data/counts.csv"

# Whether a rate broke once, and when.
nrm-trend -m poisson-change --population $population \
    -k 'TIME_PERIOD=2008..2020 geo=BG,EL,RO,SI' \
    -o "$data/trends-breaks.csv" "$data/counts.csv"

# The share of children: does it grow?
nrm-trend -m logistic --of age=Y_LT18 --in age=TOTAL \
    -k 'TIME_PERIOD=2008..2020 geo=BG,EL,RO,SI' \
    -o "$data/trends-children.csv" "$data/counts.csv"

# How many of the countries published a number: a sum over a panel that
# changes is no trend. The sums of a panel are an indicator of their own.
nrm-reconcile -f panel -k 'TIME_PERIOD=2008..2020 age=TOTAL' "$data/counts.csv" |
    nrm-select -k 'PANEL=""' --set indicator=detected_panel \
        -o "$data/trends-panel.csv"
