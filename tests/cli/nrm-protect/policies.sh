# Every policy that is shipped reads, and its result passes the audit.
for policy in "$ROOT"/datasets/policies/*.json; do
    grep -v BG "$CASES/raw.csv" | nrm-protect -q --policy "$policy" > safe.csv
    nrm-audit -q --policy "$policy" safe.csv > /dev/null
    echo "$(basename "$policy" .json): $(grep -c ',C$' safe.csv || true) hidden"
done
