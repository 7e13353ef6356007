cd "$CASES"; . ./digits; cp training.csv "$OLDPWD"; cd "$OLDPWD"
nrm-tally -g item,phase,answer training.csv > levels.csv
nrm-select --partial --up answer=TOTAL:1,2,3,4,5 levels.csv > all.csv
nrm-select --partial --up answer=TOP2:4,5 levels.csv |
    nrm-identify -m share --of answer=TOP2 --in answer=TOTAL - all.csv | digits
