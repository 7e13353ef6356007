# Every table that cannot be used is refused with its line.
try() { nrm-estimate -m main --boot 0 table.csv || echo $?; }
printf 'a,b,c,count\n1,0,0,5\n0,0,0,3\n' > table.csv; try
printf 'a,b,c,count\n1,0,2,5\n' > table.csv; try
printf 'a,b,c,count\n1,0,,5\n' > table.csv; try
printf 'a,b,c,count\n1,0,1,5.5\n' > table.csv; try
printf 'a,b,c,count\n1,0,1,-5\n' > table.csv; try
printf 'a,b,a,count\n1,0,1,5\n' > table.csv; try
printf 'a,b,,count\n1,0,1,5\n' > table.csv; try
printf 'a,count\n1,5\n' > table.csv; try
printf 'a,b,c,count\n1,0,0,5\n0,1,0,4\n' > table.csv; try
printf 'a,b,c,count\n1,1,0,5\n1,0,1,4\n' > table.csv; try
printf 'a,b,c,count\n1,1,0,5\n0,0,1,4\n1,1,1,2\n' > table.csv; try
printf 'a,b,c,count\n1,1,0,0\n' > table.csv; try
printf 'a,b,c,count,CONF_STATUS\n1,1,0,3,X\n' > table.csv; try
printf 'a,b,c,d,e,f,g,h,i,j,k\n1,0,0,0,0,0,0,0,0,0,0\n' > table.csv; try
: > table.csv; try
