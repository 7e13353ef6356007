cd "$CASES"; nrm-identify -m dissimilarity --over form --against TIME_PERIOD=2019 forms.csv
