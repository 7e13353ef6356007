# n of m hotlines, of the real data; a panel and the cross-border share, of
# figures that are made up.
. "$CASES/digits"
nrm-ingest -q -S "$ROOT/datasets/hotline-116000/datapackage.json" "$ROOT/datasets/hotline-116000/hotlines.csv" |
    nrm-identify -m share --of 'indicator=hotlines geo=EUR TIME_PERIOD=2018' --in indicator=hotlines_asked | digits
cat > calls.csv <<END
indicator,geo,TIME_PERIOD,OBS_VALUE
calls,BG,2021,120
calls,BG,2022,131
calls,BG,2023,128
calls,BG,2024,150
calls,EL,2021,420
calls,EL,2022,440
calls,EL,2023,466
calls,EL,2024,480
calls,RO,2023,300
calls,RO,2024,310
cases,EL,2024,258
cases_cross_border,EL,2024,57
END
nrm-identify -m share --of indicator=cases_cross_border --in indicator=cases calls.csv | digits
nrm-trend -m poisson --over geo -k indicator=calls calls.csv | digits
nrm-trend -m poisson --over geo --panel effects -k indicator=calls calls.csv | digits
nrm-reconcile -f panel --members geo -k indicator=calls calls.csv
