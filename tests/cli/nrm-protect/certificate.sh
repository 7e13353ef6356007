# The certificate is private, whatever the umask and whatever stood there
# before, and another command verifies it.
umask 000
echo > cert.json
nrm-protect -q --certificate cert.json --ledger ledger.json "$CASES/raw.csv" > safe.csv
stat -c '%a %n' cert.json ledger.json
nrm-audit safe.csv
nrm-audit --verify cert.json safe.csv
cat ledger.json
