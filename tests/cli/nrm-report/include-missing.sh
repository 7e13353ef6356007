printf '%s\n' '' '```nrm include' 'file = no.md' '```' > t.md; nrm-report -t t.md "$CASES/safe.csv"
