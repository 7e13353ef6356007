printf '%b' 'A `nrm: value geo=FR else=[x]` and `nrm: change geo=RO statistic=count from=2019 to=2031 else=nothing`.\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
