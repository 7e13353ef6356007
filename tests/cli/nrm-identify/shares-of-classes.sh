cd "$CASES"; nrm-identify -m shares,shares-sison-glaz --over form forms.csv
