# The totals of a constant panel are summed, and so are populations.
. "$CASES/digits"
nrm-trend -m logistic --over geo --of age=Y_LT18 --in age=TOTAL -k geo=UK,XX "$CASES/shares.csv" | digits
{ cat "$CASES/people.csv"; sed -n 's/^BG,TOTAL,\(201.\),/RO,TOTAL,\1,2/p' "$CASES/people.csv"; } > people.csv
{ cat "$CASES/series.csv"; sed -n 's/^BG,TOTAL,\(201.\),/RO,TOTAL,\1,1/p' "$CASES/series.csv"; } > series.csv
nrm-trend -m poisson --over geo -p people.csv -k geo=BG,RO series.csv | digits
nrm-trend -m poisson --over geo --panel effects -p people.csv -k geo=BG,RO series.csv | digits
