# Every method has its paragraph in the manual page.
nrm-trend -m list | while read -r name _; do
    grep -qx "\.Ss $name" "$ROOT/cmd/nrm-trend.1" || echo "no paragraph: $name"
done
