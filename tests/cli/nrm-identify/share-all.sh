cd "$CASES"; nrm-identify -m share-exact,share-jeffreys,share-midp,share-blaker --of "age=Y_LT18 geo=RO,SI" --in age=TOTAL victims.csv
