# A folder of documents with their manifests; then a number that somebody adds
# by hand, and a document without a manifest.
printf 'geo,sex,TIME_PERIOD,OBS_VALUE\nRO,T,2014,43\nRO,F,2014,40\nRO,M,2014,3\nBG,T,2014,20\nBG,F,2014,8\nBG,M,2014,12\n' > raw.csv
printf '# Counts\n\nRomania: `nrm: value geo=RO sex=T`.\n\n```nrm table\ncaption = Counts\nrows = geo\ncolumns = sex\n```\n' > t.md
mkdir -p reports data
nrm-protect -q -o data/safe.csv raw.csv
nrm-report -t t.md -o reports/t.md --manifest reports/t.md.json data/safe.csv
nrm-report -t t.md -f html -o reports/t.html --manifest reports/t.html.json data/safe.csv
nrm-audit reports
sed -i 's/Romania: 43/Romania: 43 (3 boys)/' reports/t.md
echo 'Three of them.' > reports/note.txt
nrm-audit reports || echo $?
rm -r data
nrm-audit reports
