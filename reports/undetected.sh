# SPDX-License-Identifier: GPL-3.0-or-later
# Undetected victims: how many are on no list, by every method that the table
# of lists supports, and how much each assumption matters. The model is a remark
# (upper case), as each method chose one.
for table in UK:UKdat_5 NL:Ned_5; do
    country=${table%:*} lists=datasets/mse-overlap/${table#*:}.csv
    nrm-estimate --boot 200 --also leave-out --seed 1 "$lists" |
        nrm-select -k statistic=undetected,population --rename model=MODEL \
            --set indicator=victims --set geo=$country \
            -o "$data/undetected-$country.csv"
    nrm-estimate --diagnose "$lists" |
        nrm-select -k statistic=persons,list_size \
            --set indicator=lists --set geo=$country \
            -o "$data/undetected-lists-$country.csv"
done
