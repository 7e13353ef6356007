{ echo a,b; for i in 1 2 3 4 5 6 7; do echo yes,no; done; echo no,yes; echo yes,yes; echo no,no; } > pairs.csv
nrm-identify -m mcnemar,kappa --raters a,b pairs.csv
