#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The committed annexes are what the figures give today, twice the same bytes.
set -uo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0
ok() {
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

reports/annex.sh "${NRM_BUILD#"$PWD"/}" > "$work/said" 2>&1
ok $? 'the annex is built'
sed 's/^/# /' "$work/said"
cp -r "$NRM_BUILD/reports" "$work/first"
for file in reports/*.md reports/*.svg; do
    diff -u "$file" "$NRM_BUILD/$file" | head -n 20 | sed 's/^/# /'
    cmp -s "$file" "$NRM_BUILD/$file"
    ok $? "$file is fresh; make golden renews it"
done
reports/annex.sh "${NRM_BUILD#"$PWD"/}"
diff -r "$work/first" "$NRM_BUILD/reports" > "$work/said"
ok $? 'a second run gives the same bytes'
nrm-audit -q --threshold 5 "$NRM_BUILD/reports" > "$work/said" 2>&1
ok $? 'the audit passes everything that is published'
grep -v inherited "$work/said" | sed 's/^/# /'
echo "1..$n"
