nrm-select "$CASES/one.csv" "$CASES/forms.csv"
