. "$CASES/digits"
nrm-trend -m armitage,logistic,poisson --of age=Y_LT18 --in age=TOTAL "$CASES/shares.csv" | digits
echo; nrm-trend -m armitage "$CASES/shares.csv" | head -n 2
