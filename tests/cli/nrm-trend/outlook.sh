# Quarters of five years; the last year foretold from the four before it.
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
nrm-trend -m harmonic,outlook,outlook-accuracy quarters.csv | digits
nrm-trend -m outlook --ahead 2 quarters.csv | digits
nrm-trend -m harmonic,outlook,outlook-accuracy "$CASES/uk.csv" | digits
nrm-trend -m outlook,outlook-accuracy -k geo=BG -p "$CASES/people.csv" "$CASES/series.csv" | digits
