cd "$CASES"; nrm-identify -m concentration --over form -s 7 forms.csv
