# A number that is made in another way is the same number, changed.
data() { printf '%s\n' geo,statistic,method,TIME_PERIOD,OBS_VALUE,CONF_STATUS,RELEASE,POLICY "RO,rate,$1,2020,$2,F,$3,$4" BG,rate,garwood,2020,2.5,F,r1,p1; }
printf '%s\n' '```nrm table' 'caption = x' 'rows = geo' '```' > t.md
data garwood 1.5 r1 p1 > safe.csv; nrm-report -t t.md -o t.out --manifest old.json safe.csv
data midp 1.7 r2 p2 > safe.csv; nrm-report -t t.md --since old.json safe.csv
data garwood 1.5 r1 p1 > safe.csv; nrm-report -t t.md --since old.json safe.csv
