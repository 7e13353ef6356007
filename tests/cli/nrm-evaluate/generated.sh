# The generator makes calls rise by a quarter in July 2014, besides 2 % a year;
# the step must find that, in 400 calls a month and with the cover of its level.
. "$CASES/digits"
nrm-generate -x 0 -S "$ROOT/datasets/synthetic/helpline-log.json" |
    nrm-tally -q -i calls -p called -f M > calls.csv
echo opened > opened.csv; echo 2014-07 >> opened.csv
nrm-evaluate -m step-poisson --openings opened.csv calls.csv |
    awk -F, "{ for (i = 1; i <= NF; i++) at[\$i] = i } NR == 1 { for (i = 1; i <= NF; i++) name[i] = \$i; next }
        { for (i = 1; i <= NF; i++) x[name[i]] = \$i
          print (x[\"CI_LOW\"] < 1.25 && 1.25 < x[\"CI_HIGH\"]), (x[\"CI_HIGH\"] - x[\"CI_LOW\"] < 0.2) }"
