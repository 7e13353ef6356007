# Few periods, small counts, a break, bounds, gaps, panels; the five languages.
for l in en el bg ro sl; do
    nrm-trend --why -L $l -m mann-kendall,sen "$CASES/series.csv" | grep ',why,'
    nrm-trend --why -L $l "$CASES/series.csv" | grep ',why,'
done
nrm-trend --why -m poisson --over geo --panel effects "$CASES/series.csv" | grep ',why,'
nrm-trend --why -m pettitt,joinpoint "$CASES/uk.csv" | grep ',why,'
nrm-trend --why -m overdispersion "$CASES/uk.csv" | grep ',why,'
nrm-trend --why -m logistic --of age=Y_LT18 --in age=TOTAL "$CASES/shares.csv" | grep ',why,'
sed 's/^UK,2024,19125,F/UK,2024,9125,F,P/; s/F$/F,/; 1s/,$//; 1s/$/,OBS_STATUS/' "$CASES/uk.csv" |
    nrm-trend --why -m mann-kendall | grep ',why,'
