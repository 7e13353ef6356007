cd "$CASES"; nrm-report -t annex.md.in -L en,fr -o 'annex{.lang}.md' safe.csv
