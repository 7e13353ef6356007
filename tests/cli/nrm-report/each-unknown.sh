printf '%b' '```nrm each\nover = region\n```\n```nrm end\n```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
