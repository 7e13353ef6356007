printf '%s\n' '```nrm include' 'file = ../t.md' '```' > t.md; nrm-report -t t.md "$CASES/safe.csv"
