# order of sorted rows: two releases that differ only in which of the hidden
# counts is 1 and which is 4 look the same, however they are sorted.
printf 'geo,TIME_PERIOD,OBS_VALUE\nBG,2014,1\nEL,2014,30\nRO,2014,20\nSI,2014,4\n' > one.csv
printf 'geo,TIME_PERIOD,OBS_VALUE\nSI,2014,1\nBG,2014,4\nRO,2014,20\nEL,2014,30\n' > two.csv
for name in one two; do
    nrm-protect -q $name.csv > safe.csv
    {
        cat safe.csv
        nrm-table -r geo -c TIME_PERIOD --order=-value safe.csv
        nrm-chart -m bars -r geo --order=-value safe.csv
    } > $name.out
done
cmp one.out two.out && nrm-audit -i safe.csv
