# The manifest names no document where there is none, and wants a file where
# the table goes to standard output.
nrm-table -k 'indicator=detected geo=RO' -r sex -c TIME_PERIOD --manifest m.json "$CASES/safe.csv"
cat m.json
nrm-table -k 'indicator=detected geo=RO' -r sex -c TIME_PERIOD -o t.md --manifest - "$CASES/safe.csv" | tail -n 5
nrm-table -k 'indicator=detected geo=RO' -r sex -c TIME_PERIOD --manifest none/m.json -o none.md "$CASES/safe.csv" || ls none.md || echo $?
nrm-table -k 'indicator=detected geo=RO' -r sex -c TIME_PERIOD --manifest - "$CASES/safe.csv"
