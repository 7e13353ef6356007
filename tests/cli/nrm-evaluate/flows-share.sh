printf "from,to,outcome\nPOL,NGO,IDENTIFIED\nPOL,NGO,\nPOL,SOC,IDENTIFIED\nHOT,POL,CLOSED\n" > r.csv
nrm-tally -g from,to r.csv > flows.csv
nrm-select -g from,TIME_PERIOD flows.csv
nrm-tally -g from,outcome r.csv > outcomes.csv
nrm-tally -g from r.csv | nrm-identify -m share --of outcome=IDENTIFIED --in outcome=TOTAL outcomes.csv -
