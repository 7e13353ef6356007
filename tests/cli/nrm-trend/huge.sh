# Counts of 10^15: bounds of sums are found by halving, and lr keeps its digits.
{
    echo TIME_PERIOD,OBS_VALUE
    for year in 2000 2001 2002 2003 2004 2005; do
        echo "$year,$((1000000000000000 - year * 7919 * (year % 3)))"
    done
} | nrm-trend --adjust none -m poisson-change,mann-kendall,sen
