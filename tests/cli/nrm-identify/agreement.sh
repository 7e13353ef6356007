# Krippendorff (2004), 11.3, under made-up names.
cd "$CASES"; nrm-identify -m ac1,alpha,alpha-ordinal,alpha-interval,alpha-ratio,kappa-fleiss -s 3 --raters police,ngo,labour,court units.csv
nrm-identify -m kappa,kappa-linear,kappa-quadratic,mcnemar --raters police,ngo units.csv
