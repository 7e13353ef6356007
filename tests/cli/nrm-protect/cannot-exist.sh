# What cannot exist is printed as not applicable, which a reader takes for no
# case: it hides nothing, so two of the others have to be hidden.
cat > in.csv <<'CSV'
geo,indicator,citizen,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE
RS,suspected,NAT,2024,32,,N,PER
RS,suspected,EU_FOR,2024,,M,N,PER
RS,suspected,NEU_FOR,2024,4,,N,PER
RS,suspected,UNK,2024,0,,N,PER
RS,suspected,TOTAL,2024,36,,N,PER
CSV
nrm-protect -q --policy "$ROOT/datasets/policies/threshold-5.json" -o safe.csv in.csv
cut -d, -f1-8 safe.csv
nrm-audit --policy "$ROOT/datasets/policies/threshold-5.json" safe.csv
echo "--- what the parts alone would hide"
sed 's/^RS,suspected,NAT,.*/RS,suspected,NAT,2024,32,,F,PER/; s/^RS,suspected,NEU_FOR,.*/RS,suspected,NEU_FOR,2024,,,C,PER/; s/,N,PER/,F,PER/' in.csv > leak.csv
nrm-audit -q --policy "$ROOT/datasets/policies/threshold-5.json" leak.csv || echo "exit $?"
