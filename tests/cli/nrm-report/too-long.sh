head -c 10000000 /dev/zero | tr "\0" a > t.md
nrm-report -t t.md "$CASES/safe.csv"
