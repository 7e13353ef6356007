# Two lists are taken only when asked for.
printf 'a,b,count\n1,0,40\n0,1,30\n1,1,20\n' > two.csv
nrm-estimate two.csv || echo $?
nrm-estimate --allow-two --boot 0 --also none two.csv | "$CASES/round"
