nrm-chart -m curve -k indicator=dark -r indicator -c item --order=given --caption 'Estimated victims by how much less likely children are on a list' "$CASES/safe.csv"
