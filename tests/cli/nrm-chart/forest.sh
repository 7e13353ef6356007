nrm-chart -m forest -k indicator=estimate -r method --order=given --caption 'Estimated victims, detected or not, 2022' "$CASES/safe.csv"
