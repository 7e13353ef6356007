cp "$CASES"/annex.md.in "$CASES"/safe.csv .
nrm-report -t annex.md.in -o new.md --manifest old.json safe.csv
sed -i "s/,698,/,700,/" safe.csv
nrm-report -t annex.md.in --since old.json safe.csv
