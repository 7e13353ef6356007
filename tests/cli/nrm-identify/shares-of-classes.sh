cd "$CASES"; nrm-identify -m shares,shares-goodman --over form forms.csv
