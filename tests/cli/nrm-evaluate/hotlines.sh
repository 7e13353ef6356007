# n of m hotlines, of the real data; the panel and the cross-border share, of the
# made-up ones.
. "$CASES/digits"; cd "$ROOT"; work=$OLDPWD
nrm-ingest -q -S datasets/hotline-116000/datapackage.json datasets/hotline-116000/hotlines.csv |
    nrm-identify -m share --of "indicator=hotlines geo=EUR TIME_PERIOD=2018" --in indicator=hotlines_asked | digits
nrm-ingest -q -S datasets/nrm-questionnaire/datapackage.json datasets/nrm-answers/desk.csv |
    nrm-select -k "service=H116000 category=TOTAL" > "$work/calls.csv"
nrm-identify -m share --of "indicator=cases_cross_border geo=EL TIME_PERIOD=2024" --in indicator=cases "$work/calls.csv" | digits
nrm-trend -m poisson --over geo -k indicator=calls "$work/calls.csv" | digits
nrm-trend -m poisson --over geo --panel effects -k indicator=calls "$work/calls.csv" | digits
nrm-reconcile -f panel --members geo -k indicator=calls "$work/calls.csv"
