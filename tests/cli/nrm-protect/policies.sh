# Every policy that is shipped reads, with the files that it names beside it,
# and its result passes the audit; together they show every key that there is.
cp -r "$ROOT/datasets/policies" policies
(umask 077; printf 'a secret of the tests' > policies/our.key)
grep -v BG "$CASES/raw.csv" > raw.csv
cat >> raw.csv << 'CSV'
missing_children,RO,T,TOTAL,2014,31,N
missing_children,RO,T,Y_LT18,2014,31,N
missing_children,RO,T,Y_GE18,2014,0,N
CSV
for policy in policies/*.json; do
    name=$(basename "$policy" .json) certificate=()
    grep -q '"round"' "$policy" || certificate=(--certificate cert.json)
    nrm-protect -q --policy "$policy" --ledger ledger.json "${certificate[@]}" raw.csv > safe.csv
    grep -q "\"policy\": \"$name\"" ledger.json || echo "$name has another name"
    nrm-audit -q --policy "$policy" safe.csv > /dev/null
    [ ${#certificate[@]} = 0 ] || nrm-audit -q --policy "$policy" --verify cert.json safe.csv
    echo "$name: $(grep -c ',C$' safe.csv || true) hidden"
done
echo '{"": 0}' > none.json
nrm-protect --policy none.json raw.csv 2> said || true
for key in $(sed 's/.*; there are //; s/,//g' said); do
    grep -q "^ *\"$key\": " policies/*.json || echo "no policy shows $key"
done
grep -o 'there are.*' said
