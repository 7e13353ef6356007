# A paper made of parts: numbers go on, ids are those of a part first.
part() { printf '%s\n' '## Part' '' 'See `nrm: ref counts`.' '' '```nrm table' 'id = counts' "caption = Counts of $1" 'rows = geo' "select = geo=$1 year=2019 statistic=count" '```' '' '```nrm if' 'alone = yes' '```' '' 'Alone.' '' '```nrm end' '```'; }
mkdir parts; part RO > parts/ro.md.in; part BG > parts/bg.md.in
printf '%s\n' '# Paper' '' 'First `nrm: ref counts`.' '' '```nrm include' 'file = parts/ro.md.in' '```' '' '```nrm include' 'file = parts/bg.md.in' '```' '' '```nrm provenance' '```' > paper.md.in
nrm-report -t paper.md.in -o paper.md --manifest m.json "$CASES/safe.csv"
cat paper.md; grep -E '"place"|md.in' m.json
nrm-report -t paper.md.in -f html "$CASES/safe.csv" | grep -E 'href="#i|id="i'
nrm-report -t parts/ro.md.in "$CASES/safe.csv" | grep Alone
nrm-report -t parts/ro.md.in -t parts/bg.md.in "$CASES/safe.csv" | grep -E 'Table|Alone'
sed -i 's/Counts of BG/Counts/' parts/bg.md.in; sed 's/698/700/' "$CASES/safe.csv" > safe.csv
nrm-report -t paper.md.in --since m.json safe.csv
