# Numbers that an author typed, in the text, a caption and a title: those below
# the threshold are listed for people to look at, once for all formats.
printf 'geo,sex,TIME_PERIOD,OBS_VALUE\nRO,T,2014,43\nRO,F,2014,40\nRO,M,2014,3\nBG,T,2014,20\nBG,F,2014,8\nBG,M,2014,12\n' > raw.csv
cat > t.md << 'MD'
# Counts of 2014

Only 3 boys and 116 000 calls in Romania.

```nrm table
caption = All but 3 boys
rows = geo
columns = sex
```
MD
mkdir reports
nrm-protect -q -o reports/safe.csv raw.csv
for format in md html; do
    nrm-report -t t.md -f $format -o reports/t.$format --manifest reports/t.$format.json reports/safe.csv
done
nrm-audit reports
