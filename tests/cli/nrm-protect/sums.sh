# A sum is not made where a total says that it would leave somebody out: 67 are
# in a1, and 6 of them in a part of it that no row lists, in b1 or b2.
cat > tree.csv << 'CSV'
dimension,child,parent
a,a2,a1
a,a3,a1
b,b1,b0
b,b2,b0
CSV
nrm-protect -q --hierarchy tree.csv << 'CSV'
a,b,OBS_VALUE
a1,b0,67
a2,b1,37
a2,b2,24
CSV
# Nor over two sources.
nrm-protect -q --hierarchy tree.csv << 'CSV'
a,b,OBS_VALUE,SOURCE
a2,b1,30,police
a2,b1,28,centres
a2,b2,12,police
CSV
# What is left of the total is in a1, whose other parts have no row.
cat > tree.csv << 'CSV'
dimension,child,parent
a,a1,a0
a,a2,a1
a,a3,a1
a,a4,a1
a,a5,a0
CSV
printf 'a,OBS_VALUE\na0,40\na2,9\na5,24\n' | nrm-protect -q --hierarchy tree.csv
