nrm-tally -P -g geo -o a.part "$CASES"/data/cases.csv
nrm-tally -P -g sex -o b.part "$CASES"/data/cases.csv
nrm-tally -M a.part b.part
