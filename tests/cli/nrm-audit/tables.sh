# Tables and charts with their manifests, by the commands for one of each; then
# a number that somebody edits in either, and one that is typed into a title.
printf 'geo,sex,TIME_PERIOD,OBS_VALUE\nRO,T,2014,43\nRO,F,2014,40\nRO,M,2014,3\nBG,T,2014,20\nBG,F,2014,8\nBG,M,2014,12\n' > raw.csv
mkdir out
nrm-protect -q -o safe.csv raw.csv
for format in md html csv; do
    nrm-table -r geo -c sex -f $format -o out/t.$format --manifest out/t.$format.json safe.csv
done
nrm-chart -m bars -k sex=T -r geo -o out/c.svg --manifest out/c.svg.json safe.csv
nrm-audit out safe.csv
# Without a file there is no document, and the numbers are checked alone.
nrm-table -r geo -c sex --manifest all.json safe.csv > /dev/null
nrm-audit -q --manifest all.json safe.csv
cp -r out edited
sed -i 's|43|42|' edited/t.md
sed -i 's/>43</>42</' edited/c.svg
nrm-audit -q edited safe.csv || echo $?
nrm-chart -m bars -k sex=T -r geo --title '3 boys' -o out/c.svg --manifest out/c.svg.json safe.csv
nrm-audit -q out safe.csv
nrm-chart -m bars -k sex=T -r geo -o out/d.svg safe.csv
nrm-audit -q out safe.csv
