# A part cannot end what the template around it began.
printf '%s\n' '```nrm if' 'any = geo=RO' '```' '```nrm include' 'file = u.md' '```' '```nrm end' '```' > t.md
printf '%s\n' '```nrm end' '```' > u.md; nrm-report -t t.md "$CASES/safe.csv"
