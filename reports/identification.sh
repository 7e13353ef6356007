# SPDX-License-Identifier: GPL-3.0-or-later
# Identification: how many victims are found, at which rate, and who they are.

# What was published, as observations. `<5` stays a number between bounds.
nrm-ingest -S datasets/unodc-victims/datapackage.json \
    -o "$data/unodc.csv" datasets/unodc-victims/victims.csv
nrm-ingest -S datasets/uk-nrm/datapackage.json \
    -o "$data/uk-nrm.csv" datasets/uk-nrm/persons.csv
nrm-select -k 'sex=T form=TOTAL age=TOTAL,Y_LT18' \
    -o "$data/counts.csv" "$data/unodc.csv"

# The four countries of the review together.
nrm-select -k TIME_PERIOD=2008..2020 --up geo=VICTOR4:BG,EL,RO,SI \
    -o "$data/identification-four.csv" "$data/counts.csv"

# For each million inhabitants; children for each million children.
nrm-identify -m rate --population $population --per 1000000 \
    -o "$data/identification-rates.csv" "$data/counts.csv"

# Who they are: children, girls among the children, forms of exploitation.
nrm-identify -m share --of age=Y_LT18 --in age=TOTAL \
    -o "$data/identification-children.csv" "$data/counts.csv"
nrm-identify -m share --of sex=F --in sex=T -k 'age=Y_LT18 form=TOTAL geo=BG,EL,RO,SI TIME_PERIOD=2016..2020' \
    -o "$data/identification-girls.csv" "$data/unodc.csv"
nrm-identify -m share --of form=SEX,LAB,OTH --in form=TOTAL \
    -k 'age=TOTAL sex=T geo=BG,EL,RO,SI TIME_PERIOD=2018..2020' \
    -o "$data/identification-forms.csv" "$data/unodc.csv"

# How far children come from referral to identification: the United Kingdom
# publishes each step.
nrm-select -k 'age=TOTAL,Y_LT18 stage=REFERRED,REASONABLE,IDENTIFIED' \
    -o "$data/identification-steps.csv" "$data/uk-nrm.csv"
nrm-identify -m cascade-period --stages REFERRED,REASONABLE,IDENTIFIED \
    -k age=Y_LT18 -o "$data/identification-cascade.csv" "$data/identification-steps.csv"
cp "$data/counts.csv" "$data/identification-counts.csv"
