nrm-chart -m steps -k indicator=policy -r geo -c item "$CASES/safe.csv"
