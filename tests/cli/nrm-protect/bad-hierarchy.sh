printf 'dimension,child,parent\nregion,A,B\nregion,A,C\n' > 1.csv
printf 'child,parent\nA,B\n' > 2.csv
printf 'dimension,child,parent\nplace,A,B\n' > 3.csv
printf 'dimension,child,parent\nregion,A,\n' > 4.csv
for i in 1 2 3 4; do nrm-protect --hierarchy $i.csv "$CASES/raw.csv" || echo $?; done
