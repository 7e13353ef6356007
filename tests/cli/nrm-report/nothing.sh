printf '%b' 'x `nrm: value geo=FR` y\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
