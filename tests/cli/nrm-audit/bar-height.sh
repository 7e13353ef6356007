# bar height: pictures of other numbers than those that are published, with
# manifests that whoever made them sealed again. One has the bar of a published
# count as high as the hidden one, one a bar for the hidden count, and in one
# somebody moved the axis instead.
cat > safe.csv << 'CSV'
geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS
TOTAL,2014,63,F
RO,2014,40,F
BG,2014,20,F
EL,2014,,C
SI,2014,,C
CSV
mkdir good out
# chart NAME FILE: a picture, with the numbers that are published and the digests
# of what was drawn.
chart() {
    nrm-chart -m bars -r geo --totals none -o "out/$1.svg" --manifest sealed.json "$2"
    { sed '/"documents"/,$d' good/bars.svg.json; sed -n '/"documents"/,$p' sealed.json; } > "out/$1.svg.json"
}
nrm-chart -m bars -r geo --totals none -o good/bars.svg --manifest good/bars.svg.json safe.csv
nrm-audit good safe.csv
sed 's/BG,2014,20/BG,2014,2/' safe.csv > lower.csv
sed 's/EL,2014,,C/EL,2014,2,F/' safe.csv > shown.csv
chart lower lower.csv
chart shown shown.csv
nrm-audit -q out safe.csv || echo $?
sed -i 's/"x 0 \([0-9.]*\) 40 /"x 0 \1 80 /' good/bars.svg
nrm-audit -q good safe.csv || echo $?
# The same of a page, which has the picture twice: for screens and for phones.
printf '# Counts\n\n```nrm figure\nkind = bars\ntitle = Romania has most\ncaption = Counts\nrows = geo\ntotals = none\n```\n' > t.md
rm -r out
mkdir out
for name in safe lower shown; do
    nrm-report -t t.md -f html -o out/$name.html --manifest $name.json $name.csv
    { sed '/"documents"/,$d' safe.json; sed -n '/"documents"/,$p' $name.json; } > out/$name.html.json
done
nrm-audit -q out safe.csv
