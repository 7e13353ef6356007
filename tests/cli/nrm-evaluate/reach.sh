# Reach by audience and month is a tally.
printf "geo,held,kind,audience,reached\nEL,2014-07-02,SCHOOL,PUPILS,24\nEL,2014-07-15,SCHOOL,PUPILS,30\nEL,2014-08-02,STREET,VULNERABLE,7\nBG,2014-07-09,VISIT,GENERAL,\n" > activities.csv
nrm-tally -q -g geo,audience -p held -f M -m sum -v reached activities.csv
nrm-tally -q -g geo,audience,kind -p held -f A activities.csv
