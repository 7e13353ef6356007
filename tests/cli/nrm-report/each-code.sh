printf '%b' '```nrm each\nover = geo\ncodes = RO,XX\n```\n```nrm end\n```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
