# Rows of persons and rows of histories say the same; other columns are named.
printf 'id,a,b,c\n1,1,0,0\n2,1,1,0\n3,0,1,0\n4,0,0,1\n5,1,0,1\n6,0,1,1\n7,1,0,0\n' > persons.csv
printf 'a,b,c,count\n1,0,0,2\n1,1,0,1\n0,1,0,1\n0,0,1,1\n1,0,1,1\n0,1,1,1\n' > histories.csv
nrm-estimate -m main --boot 20 --lists a,b,c persons.csv > one
nrm-estimate -m main --boot 20 - < histories.csv > two
cmp one two
"$CASES/round" < one
