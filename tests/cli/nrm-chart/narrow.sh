nrm-chart -m matrix -k indicator=policy -r geo -c item --order=given --width 320 -L el --caption 'Δείκτες' "$CASES/safe.csv"
