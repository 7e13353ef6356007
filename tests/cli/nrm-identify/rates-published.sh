# Victims per million and children per 100,000 children of UNODC GLOTIP
# (release 30 May 2023) over UN World Population Prospects 2022, and the share
# of children, against the same figures computed with R 4.2.2 and rounded.
population=$ROOT/datasets/population/population.csv
awk -F, 'NR == 1 { print "geo,sex,age,TIME_PERIOD,OBS_VALUE,OBS_LOW,OBS_HIGH" }
    function put(age, n) {
        if (n == "<5") n = ",1,4"; else n = n ",,"
        print $1 ",T," age "," $2 "," n
    }
    NR > 1 { put("TOTAL", $3); put("Y_LT18", $4) }' "$CASES/published.csv" > counts.csv
nrm-identify -m rate --per 1000000 --population "$population" -k age=TOTAL counts.csv > all.csv
nrm-identify -m rate --per 100000 --population "$population" -k age=Y_LT18 counts.csv > children.csv
nrm-identify -m share --of age=Y_LT18 --in age=TOTAL counts.csv > share.csv
head -n 1 all.csv
grep '^"*RO"*,.*2020' all.csv children.csv share.csv

# Rows whose number differs from the published one by more than its rounding.
check() {
    awk -F, -v column="$2" -v digits="$3" '
        FNR == 1 { for (i = 1; i <= NF; i++) at[FILENAME, $i] = i; next }
        NR == FNR { want[$1, $2] = $column; next }
        {
            key = $1 SUBSEP $(at[FILENAME, "TIME_PERIOD"])
            got = $(at[FILENAME, "OBS_VALUE"])
            gap = got - want[key]
            if (want[key] == "" && got == "") next
            compared++
            if (want[key] == "" || got == "" || gap * gap > (0.5001 * 10 ^ -digits) ^ 2)
                print FILENAME ": " $0 " is not " want[key]
        }
        END { print FILENAME ": " compared " compared" }' "$CASES/published.csv" "$1"
}
check all.csv 5 1
check children.csv 6 3
check share.csv 7 1
