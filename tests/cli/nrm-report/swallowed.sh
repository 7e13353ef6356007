printf '%b' 'a [c] b\n\n[c]: confidential\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
