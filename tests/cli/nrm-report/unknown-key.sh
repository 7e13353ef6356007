printf '%b' '```nrm table\nrow = geo\n```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
