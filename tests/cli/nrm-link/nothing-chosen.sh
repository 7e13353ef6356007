# None of the choices agrees with none of them; no answer says nothing.
list() { awk -v id="$1" -v last="$2" 'BEGIN { OFS = ","; print "id", "name", "born", "help"
    split("Elena Ana Marko Ivana Petar Sofia Maria Boris", name, " ")
    for (i = 1; i <= 8; i++) print id i, name[i], "200" i "-01-0" i, i == 8 ? last : i % 2 ? "LEGAL" : "HOME" }'; }
list a NONE > a.csv
for other in NONE '' LEGAL; do
    list b "$other" > b.csv
    nrm-link -q -c name=name,born=date,help=exact --id id a.csv b.csv | sed -n 's/^b,9,b8,//p'
done
