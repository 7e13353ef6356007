printf '%s\n' '```nrm table' 'caption = See `nrm: ref x`' 'rows = geo' '```' > t.md; nrm-report -t t.md "$CASES/safe.csv"
