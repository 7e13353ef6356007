# One code or text in every row, and other names of columns: what it takes to
# put two publishers into one table.
printf 'geo,model,TIME_PERIOD,OBS_VALUE,CONF_STATUS,SOURCE\nBG,A:B,2020,4,F,police\nEL,_Z,2020,7,N,\n' > one.csv
nrm-select --set publisher=unodc -o a.csv one.csv
nrm-select --set publisher=us-tip --set 'SOURCE=a report, 2021' -o b.csv one.csv
nrm-select a.csv b.csv
echo "--- renamed"
nrm-select --rename model=MODEL --rename SOURCE=source one.csv | tee c.csv
nrm-select --rename source=SOURCE --rename MODEL=model c.csv
nrm-select --rename geo=country --set geo=EUR one.csv
echo "--- refused"
for wrong in '--set CONF_STATUS=F' '--set OBS_STATUS=E' '--set OBS_VALUE=1' '--set TIME_PERIOD=2021' '--set geo' \
    '--set =x' '--set Geo=x' '--set 9=x' '--rename geo=model' '--rename gea=land' '--rename geo=CONF_STATUS' '--rename TIME_PERIOD=year'; do
    nrm-select $wrong one.csv || echo "exit $?"
done
