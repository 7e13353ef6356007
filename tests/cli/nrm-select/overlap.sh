nrm-select -g geo,TIME_PERIOD "$CASES/forms.csv"
