printf '%b' '```nrm each\nover = geo\n```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
