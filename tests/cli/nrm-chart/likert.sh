nrm-chart -m likert -k indicator=survey -r item -c answer --caption 'Answers of 80 professionals' "$CASES/safe.csv"
