printf '%b' '- a\n\n  ```nrm notes\n  ```\n' > t.md; nrm-report -t t.md "$CASES/safe.csv"
