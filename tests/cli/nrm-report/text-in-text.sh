printf '%s\n' 'code,en,el,bg,ro,sl' 'a,`nrm: text a`,,,,' > labels.csv
printf '%s\n' '`nrm: text a`' > t.md; nrm-report -t t.md --labels labels.csv "$CASES/safe.csv"
