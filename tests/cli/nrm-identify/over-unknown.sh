cd "$CASES"; nrm-identify -m concentration --over kind forms.csv
