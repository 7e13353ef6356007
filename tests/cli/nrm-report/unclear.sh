printf '%b' '`nrm: value geo=RO statistic=count`\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
