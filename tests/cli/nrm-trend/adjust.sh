. "$CASES/digits"
for how in bh by holm none; do
    nrm-trend -m poisson --adjust $how "$CASES/shares.csv" | digits
done
