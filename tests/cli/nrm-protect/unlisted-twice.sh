# What is left of a total can be subtracted again. Of the 6 in a1, 4 are in b2
# and 1 in b3, which follows from b3 alone: 1 is in b1.
cat > tree.csv << 'CSV'
dimension,child,parent
a,a1,a0
a,a2,a0
b,b1,b0
b,b2,b0
b,b3,b0
CSV
cat > raw.csv << 'CSV'
a,b,OBS_VALUE
a0,b0,50
a0,b1,20
a0,b2,29
a0,b3,1
a1,b0,6
a1,b2,4
a2,b0,44
a2,b2,25
a2,b3,0
CSV
nrm-protect -q --hierarchy tree.csv raw.csv | tee safe.csv
nrm-audit -q --hierarchy tree.csv safe.csv
# Men and adults are many, and no row lists any of them; adult men are 2.
cat > sex.csv << 'CSV'
dimension,child,parent
sex,F,T
sex,M,T
age,Y_LT18,TOTAL
age,Y_GE18,TOTAL
CSV
cat > raw.csv << 'CSV'
sex,age,OBS_VALUE,CONF_STATUS
T,TOTAL,100,F
T,Y_LT18,60,F
F,TOTAL,70,F
F,Y_LT18,32,F
CSV
nrm-audit --hierarchy sex.csv raw.csv || echo $?
sed 's/,F$/,/' raw.csv | nrm-protect -q --hierarchy sex.csv
