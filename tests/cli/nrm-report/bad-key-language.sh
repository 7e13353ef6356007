printf '%s\n' '```nrm table' 'caption.fr = x' 'rows = geo' '```' > t.md; nrm-report -t t.md "$CASES/safe.csv"
