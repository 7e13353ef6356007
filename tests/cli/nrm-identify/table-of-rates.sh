cd "$CASES"; nrm-identify -m share --of form=SEX --in form=TOTAL -k "geo=RO TIME_PERIOD=2019" forms.csv | nrm-identify -m fisher --over form,sex
