nrm-chart -m matrix -k indicator=policy -r geo -c item --order=given --title 'Law is in place, compensation and data are not' --caption 'Policy indicators, 2024' "$CASES/safe.csv"
