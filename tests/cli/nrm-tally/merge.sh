# Parts that are counted apart join to the tally of all, whatever the order.
options='-g geo,form -x form -O form -v children -p referred -f A'
{ head -n 1 "$CASES"/data/cases.csv; sed -n '2,4p' "$CASES"/data/cases.csv; } > a.csv
{ head -n 1 "$CASES"/data/cases.csv; sed -n '5,$p' "$CASES"/data/cases.csv; } > b.csv
nrm-tally -P $options -o a.part a.csv
nrm-tally -P $options -o b.part b.csv
methods=count,share,sum,mean,median,quantile,min,max
nrm-tally -m $methods $options "$CASES"/data/cases.csv > whole.csv
nrm-tally -M -m $methods b.part a.part | cmp - whole.csv && cat b.part
