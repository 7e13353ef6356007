printf '%s\n' '```nrm table' 'rows = indicator' 'caption = x' 'select = geo=RO year=2020 statistic=count' '```' > t.md
nrm-report -L sl -t t.md --labels-missing "$CASES/safe.csv"
