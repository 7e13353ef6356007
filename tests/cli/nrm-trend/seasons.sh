# Five years of quarters, then the same with one quarter missing.
. "$CASES/digits"
{
    echo geo,TIME_PERIOD,OBS_VALUE
    set -- 12 18 25 14 15 20 30 15 14 24 33 19 18 27 35 22 21 29 41 24
    for y in 2015 2016 2017 2018 2019; do
        for q in 1 2 3 4; do
            echo "EL,$y-Q$q,$1"
            shift
        done
    done
} > quarters.csv
nrm-trend -m seasonal-mann-kendall,seasonal-correlated,seasonal-sen quarters.csv | digits
grep -v 2017-Q2 quarters.csv |
    nrm-trend -m seasonal-mann-kendall,seasonal-correlated,seasonal-sen | digits
