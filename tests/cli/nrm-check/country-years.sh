# The detected victims of 18 countries (UNODC, release of 30 May 2023): the six
# country-years in which children and adults, all three numbers being exact, are
# not the total; and the three more that only their bounds give away.
data=$ROOT/datasets/unodc-victims
all='sex=T form=TOTAL'
nrm-check -S "$data/datapackage.json" -m parts,shortfall -k "$all OBS_VALUE=0.." "$data/victims.csv" |
    sed "s|$data/||" || echo "exit $?"
nrm-check -S "$data/datapackage.json" -m parts,shortfall -f summary -k "$all" "$data/victims.csv" || echo "exit $?"
