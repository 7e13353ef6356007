# Who gave the numbers of a table, and which of them somebody made up.
cat > obs.csv <<'CSV'
geo,indicator,TIME_PERIOD,OBS_VALUE,CONF_STATUS,UNIT_MEASURE,SOURCE,RELEASE
BG,detected,2020,41,F,PER,made-up,
EL,detected,2020,57,F,PER,Ministry,2021-03-01
RO,detected,2020,60,F,PER,made-up; Police,
RO,convicted,2020,12,F,PER,,
EL,convicted,2020,13,F,PER,Ministry,2021-03-01
CSV
cat > labels.csv <<'CSV'
code,en,el
source.made-up,"answers, made up",επινοημένες απαντήσεις
from.made-up.all,(illustrative),(ενδεικτικά)
from.made-up.some,(illustrative but for: {others}),"(ενδεικτικά, εκτός από: {others})"
CSV
cat > t.md <<'MD'
# Numbers `nrm: from made-up over=geo geo=BG`

By `nrm: sources over=geo geo=EL`. By `nrm: sources indicator=convicted`. Made up: "`nrm: from made-up over=geo indicator=convicted`".

```nrm table
caption = Detected `nrm: from made-up over=geo`
select = indicator=detected
rows = geo
source = `nrm: sources over=geo`
```

```nrm each
over = geo
codes = EL,RO
```

```nrm table
caption = {geo} `nrm: from made-up over=geo`
select = indicator=detected
rows = TIME_PERIOD
source = `nrm: sources over=geo`; `nrm: sources over=geo geo=EL`
```

```nrm end
```
MD
nrm-report -t t.md --labels labels.csv obs.csv
nrm-report -t t.md --labels labels.csv -L el obs.csv | sed -n '1,3p;/Πηγή/p'
for wrong in 'sources over=place' 'from over=geo' 'sources geo=SI' 'from made-up indicator=convicted over=geo fmt'; do
    printf '`nrm: %s`\n' "$wrong" > t.md
    nrm-report -t t.md obs.csv || echo "exit $?"
done
