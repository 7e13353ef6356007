#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Suppression and rounding of larger tables. The names of others may be given:
# t3e3 takes seconds, t1e4 half a minute and t3e4 two minutes.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
declare -A most=([t1e2]=65 [t3e2]=72 [t1e3]=186 [t3e3]=1309 [t1e4]=2963 [t3e4]=22000)
declare -A base3=([t1e2]=.94 [t3e2]=.94 [t1e3]=1.01 [t3e3]=1.18 [t1e4]=1.18 [t3e4]=1.44)
declare -A base5=([t1e2]=1.80 [t3e2]=1.39 [t1e3]=1.62 [t3e3]=2.11 [t1e4]=2.22 [t3e4]=2.53)
n=0 failed=0

# check WHAT COMMAND...: one line of TAP.
check() {
    local what=$1
    shift
    n=$((n + 1))
    if "$@"; then echo "ok $n - $what"; else echo "not ok $n - $what"; failed=1; fi
}
secondary() { grep -c '"neighbour"' ledger.json; }
is_proved() {
    nrm-audit -q --width "$1" --hierarchy hierarchy.csv safe.csv > /dev/null \
        && nrm-audit -q --verify cert.json --hierarchy hierarchy.csv safe.csv > /dev/null
}
protect() {
    nrm-protect -q --width "$1" --hierarchy hierarchy.csv --certificate cert.json \
        --ledger ledger.json "${2:-raw.csv}" > safe.csv
}
# The root mean square of the errors, to two decimals; 9 when a count is small
# or the rows are not the same.
rms() {
    nrm-protect -q -m round --base "$1" --hierarchy hierarchy.csv raw.csv > rounded.csv
    paste -d, true.csv rounded.csv | awk -F, -v base="$1" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == "OBS_VALUE") at[++k] = i; next }
        { e = $at[1] - $at[2]; sum += e * e; bad += $at[2] > 0 && $at[2] < base }
        END { printf "%.2f\n", bad ? 9 : sqrt(sum / (NR - 1)) }'
}
at_most() { awk -v x="$1" -v y="$2" 'BEGIN { exit !(x <= y) }'; }

for table in "${@:-t1e2 t3e2 t1e3}"; do for t in $table; do
    bash "$here/expand" "$here/tables/$t"
    nrm-protect -q --threshold 1 --hierarchy hierarchy.csv raw.csv > true.csv
    protect 1
    check "$t: $(secondary) secondary cells, at most ${most[$t]}" [ "$(secondary)" -le "${most[$t]}" ]
    check "$t: width 1 is proved" is_proved 1
    for base in 3 5; do
        declare -n limit=base$base
        got=$(rms $base)
        check "$t: base $base, root mean square $got, at most ${limit[$t]}" at_most "$got" "${limit[$t]}"
    done
    [[ $t =~ e4 ]] && continue
    protect 3
    check "$t: width 3 is proved" is_proved 3
    cp safe.csv before.csv
    { head -n 1 raw.csv; tail -n +2 raw.csv | sort -r; } > turned.csv
    protect 3 turned.csv
    check "$t: the order of rows says nothing" cmp -s safe.csv before.csv
done; done
echo "1..$n"
exit $failed
