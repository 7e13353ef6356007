# A rate has no whole values to count through, a count has too many: both are
# drawn. The last value of CZ has no upper end.
. "$CASES/digits"
{
    echo geo,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH
    for y in 0 1 2 3 4 5 6 7; do echo "AT,201$y,,1,4"; done
    for y in 1 2 3 4; do echo "BE,201$y,,0.$y,1.$y"; done
    for y in 1 2 3; do echo "CZ,201$y,$y,,"; done
    echo CZ,2014,,5,
} | nrm-trend -m mann-kendall,poisson | digits
