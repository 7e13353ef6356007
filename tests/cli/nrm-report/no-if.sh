printf '%b' 'x\n\n```nrm else\n```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
