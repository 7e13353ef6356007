# Each country numbers its questions as it likes; two answers are both kept,
# with their sources, and the conflict is a finding.
cd "$CASES"/data/items
nrm-ingest -S package.json el.csv bg.csv | tee "$TMPDIR/all.csv"
cd "$TMPDIR" && nrm-reconcile -f conflicts all.csv
