printf '%b' '```nrm tables\n```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
