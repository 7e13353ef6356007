# Numbers in captions, titles and labels are computed, and are published.
cat > t.md <<'T'
`nrm: text lead`

```nrm table
caption = From `nrm: value geo=RO statistic=count year=2019` to `nrm: value geo=RO statistic=count year=2020`
caption.el = Από `nrm: value geo=RO statistic=count year=2019`
rows = geo
columns = TIME_PERIOD
select = statistic=count
```
T
printf '%s\n' 'code,en,el,bg,ro,sl' 'lead,"**Romania** went `nrm: change geo=RO statistic=count from=2019 to=2020`.",,,,' > labels.csv
nrm-report -t t.md --labels labels.csv --manifest m.json -o t.out "$CASES/safe.csv"
cat t.out
grep -c '"place": "line ' m.json
nrm-report -t t.md --labels labels.csv -f html "$CASES/safe.csv" | grep -E '<strong>|<caption>'
nrm-report -t t.md --labels labels.csv -L el "$CASES/safe.csv" | grep Πίνακας
