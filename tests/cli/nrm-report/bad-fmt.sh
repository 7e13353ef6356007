printf '%b' '`nrm: value geo=RO statistic=count year=2020 fmt=x`\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
