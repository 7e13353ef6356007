cd "$CASES"; sed "s/,F,/,N,/" safe.csv | nrm-report -t annex.md.in
