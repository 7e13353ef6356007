printf '%b' 'see `nrm: ref nothing`\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
