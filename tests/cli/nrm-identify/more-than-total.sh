cd "$CASES"; nrm-identify -m share --of age=TOTAL --in age=Y_LT18 -k geo=RO victims.csv
