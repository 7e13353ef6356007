# Values that lie on the line: no interval, and no p out of rounding.
{
    echo geo,TIME_PERIOD,OBS_VALUE
    for year in 2010 2011 2012 2013 2014 2015 2016; do
        echo "EL,$year,94"
        echo "RO,$year,$((2 ** (year - 2007)))"
    done
} | nrm-trend --adjust none -m poisson,quasi-poisson,loglinear,loglinear-weighted,joinpoint,overdispersion
