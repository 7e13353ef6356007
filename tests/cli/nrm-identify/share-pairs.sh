cd "$CASES"; nrm-identify -m share-difference,share-difference-score,share-ratio,share-ratio-log --of age=Y_LT18 --in age=TOTAL --against geo=XK victims.csv
