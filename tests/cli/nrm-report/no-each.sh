printf '%b' '```nrm end\n```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
