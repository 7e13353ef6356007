# A table of more than 20,000 cells is gone about more quickly, and as safely.
{
    echo dimension,child,parent
    for i in $(seq 10 36); do
        echo "geo,G$i,EU"
        [ "$i" = 36 ] || printf '%s\n' "age,Y$i,TOTAL" "form,F$i,TOTAL"
    done
} > hierarchy.csv
awk 'BEGIN {
    print "geo,age,form,TIME_PERIOD,OBS_VALUE"
    for (g = 10; g < 37; g++) for (a = 10; a < 36; a++) for (f = 10; f < 36; f++)
        print "G" g ",Y" a ",F" f ",2014," (n++ * 7919 % 997 < 2 ? 1 + n % 4 : n % 13 * 10)
}' > raw.csv
nrm-protect -q --hierarchy hierarchy.csv --certificate cert.json raw.csv > safe.csv
nrm-audit -q --verify cert.json --hierarchy hierarchy.csv safe.csv
echo $?
grep -c . safe.csv
