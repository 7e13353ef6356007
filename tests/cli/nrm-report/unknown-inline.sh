printf '%b' '`nrm: values`\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
