printf '%s\n' '```nrm table' 'caption = See `nrm: value geo=RO' 'rows = geo' '```' > t.md; nrm-report -t t.md "$CASES/safe.csv"
