# The estimate has the strictest status of the histories; without one it is N.
printf 'a,b,c,count,CONF_STATUS\n1,0,0,9,F\n1,1,0,4,F\n0,1,0,8,F\n0,0,1,7,F\n1,0,1,3,F\n0,1,1,2,F\n' > free.csv
nrm-estimate -m main --boot 0 free.csv | cut -d, -f 1,11
sed 's/4,F/4,C/' free.csv | nrm-estimate -m main --boot 0 | cut -d, -f 1,11
cut -d, -f 1-4 free.csv | nrm-estimate -m main --boot 0 | cut -d, -f 1,11
