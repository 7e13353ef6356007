nrm-score -t "$CASES/tree.csv" -j 1 "$CASES/answers.csv" > a; nrm-score -t "$CASES/tree.csv" -j 2 "$CASES/answers.csv" | cmp a -
