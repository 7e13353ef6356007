# The report of one faulty file in each language.
cat > in.csv <<'END'
geo,age,TIME_PERIOD,OBS_VALUE
RO,TOTAL,2018,497
RO,Y_LT18,2018,212
RO,Y_GE18,2018,286
RO,TOTAL,2018,488
END
for lang in en el bg ro sl; do
    nrm-check --lang $lang -f md --fail-on never -m conflict,parts in.csv
done
