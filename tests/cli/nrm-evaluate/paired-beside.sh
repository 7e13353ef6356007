# Columns beside each other give what records of one answer each do.
printf 'geo,signs_before,signs_after,before,x\nBG,1,3,5,5\nBG,2,2,4,6\nEL,,4,,\nEL,3,1,2,4\nBG,4,5,1,3\n' > wide.csv
nrm-evaluate -m paired --before signs_before,before --after signs_after,x -g geo wide.csv > beside
nrm-select -k item=signs beside
awk -F, 'NR == 1 { print "person,geo,item,phase,answer"; next }
    { print NR "," $1 ",signs,a," $2; print NR "," $1 ",signs,b," $3
      print NR "," $1 ",before,a," $4; print NR "," $1 ",before,b," $5 }' wide.csv > long.csv
nrm-evaluate -m paired --person person --phases phase=a,b -v answer -g geo,item long.csv > long
# The order of their columns differs: statistic and method stand before item.
awk -F, 'BEGIN { OFS = FS } { t = $4; $4 = $3; $3 = $2; $2 = t; print }' beside | sort | diff - <(sort long)
