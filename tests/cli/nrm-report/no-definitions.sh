printf '%b' '```nrm definitions\n```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
