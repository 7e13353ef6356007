# A hidden count of 7919 is on no stream and in no file of any command.
cat > raw.csv << 'CSV'
geo,sex,TIME_PERIOD,OBS_VALUE
RO,T,2014,20000
RO,F,2014,7919
RO,M,2014,12081
BG,T,2014,31000
BG,F,2014,15000
BG,M,2014,16000
SI,T,2014,9000
SI,F,2014,9000
SI,M,2014,0
CSV
printf '# Counts\n\n```nrm table\ncaption = Counts\nrows = geo\ncolumns = sex\n```\n\n```nrm figure\nkind = bars\ntitle = Women\ncaption = Counts\nselect = sex=F\nrows = geo\n```\n' > t.md
printf '{"numbers": [{"place": "line 1", "attribute": "OBS_VALUE", "text": "7,919", "value": 7919, "key": {"geo": "RO", "sex": "F", "TIME_PERIOD": "2014"}}]}\n' > bad.json
mkdir -p out/docs
# run NAME COMMAND ...: keeps both streams, whatever the command says.
run() { "${@:2}" > "out/$1.out" 2> "out/$1.err" || echo "$1 $?"; }
run protect nrm-protect --threshold 8000 --certificate out/cert.json --ledger out/ledger.json -o out/safe.csv raw.csv
run audit nrm-audit --threshold 8000 -i --insider cell out/safe.csv
run verify nrm-audit --verify out/cert.json out/safe.csv
run manifest nrm-audit --manifest bad.json out/safe.csv
run table nrm-table -r geo -c sex out/safe.csv
run chart nrm-chart -m bars -k sex=F -r geo out/safe.csv
for format in md html xlsx; do
    run $format nrm-report -t t.md -f $format -o out/docs/t.$format --manifest out/docs/t.$format.json out/safe.csv
done
run folder nrm-audit --threshold 8000 out/docs out/safe.csv
for command in nrm-table nrm-chart nrm-audit "nrm-report -t t.md"; do
    run "raw-${command%% *}" $command raw.csv
done
sed 's/RO,F,2014,,C/RO,F,2014,7919,C/' out/safe.csv > told.csv
run told nrm-table -r geo -c sex told.csv
sed 's/RO,F,2014,,C/RO,F,2014,7919,F/' out/safe.csv > shown.csv
run shown nrm-audit -i shown.csv
# The manifest of the workbook lists every number of every part of it.
grep -rlE '7.?919' out || echo nowhere
