printf "%s\n" "\`\`\`nrm figure" "kind = pie" "rows = geo" "caption = x" "\`\`\`" > t.md; nrm-report -t t.md "$CASES/safe.csv"
