#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The README is true, and that of the data: their pipelines run, the tables name
# every command, every data package and nothing else, pictures and folders are
# there.
set -uo pipefail

root=$PWD work=$(mktemp -d) count=0 failed=0
trap 'rm -rf "$work"' EXIT

report() { # report STATUS NAME
    count=$((count + 1))
    if [ "$1" = 0 ]; then echo "ok $count - $2"; return; fi
    echo "not ok $count - $2"
    head -n 20 "$work/said" 2> "$work/none" | sed 's/^/# /'
    failed=1
}

ln -s "$root/datasets" "$work/datasets"
[ ! -d reports ] || ln -s "$root/reports" "$work/reports"
sed -n '/^```sh$/,/^```$/p' README.md datasets/README.md | grep -v '^```' > "$work/all"
while read -r line; do
    (cd "$work" && bash -euo pipefail -c "$line") > "$work/said" 2>&1 < /dev/null
    report $? "$line"
done < "$work/all"

diff <(for page in cmd/*.1; do
    echo "| $(basename "$page" .1) | $(sed -n 's/^\.Nd //p' "$page") |"
done | sort) <(grep '^| nrm-' README.md | sort) > "$work/said"
report $? 'the table of commands is that of the manual pages'

diff <(ls -d datasets/*/ | sed 's|/$||') \
    <(sed -n 's/^| `\(datasets[^`]*\)`.*/\1/p' README.md | sort) > "$work/said"
report $? 'the table of data names every folder'

sed -n 's/.*](\([^)]*\)).*/\1/p' README.md | while read -r file; do
    [ -e "$file" ] || echo "$file"
done > "$work/said"
[ ! -s "$work/said" ]
report $? 'every file that is linked exists'

echo "1..$count"
exit $failed
