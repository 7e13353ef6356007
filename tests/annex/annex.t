#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The committed annexes are what the figures give today, twice the same bytes,
# and nothing that they publish gives a hidden count away.
set -uo pipefail

. tests/tap.sh

reports/annex.sh "${NRM_BUILD#"$PWD"/}" > "$work/said" 2>&1
ok $? 'the annexes are built'
sed 's/^/# /' "$work/said"
cp -r "$NRM_BUILD/reports" "$work/first"
for file in reports/*.md reports/*.svg; do
    diff -u "$file" "$NRM_BUILD/$file" | head -n 20 | sed 's/^/# /'
    cmp -s "$file" "$NRM_BUILD/$file"
    ok $? "$file is fresh; make golden renews it"
done
for template in reports/*.md.in; do
    name=$(basename "$template" .md.in)
    [[ $name == *.?? && $name != policy-paper.* ]] || [ -f "reports/$name.md" ]
    ok $? "$name has a committed rendering"
done
tests/report/workbook "$NRM_BUILD"/reports/*.xlsx > "$work/said"
ok $? 'the workbooks keep to the guidance'
grep -v '^ok' "$work/said" | sed 's/^/# /'
reports/annex.sh "${NRM_BUILD#"$PWD"/}"
diff -r "$work/first" "$NRM_BUILD/reports" > "$work/said"
ok $? 'a second run gives the same bytes'
audit=$NRM_BUILD/data/audit.csv
tail -n +2 "$audit" | grep -vE ',(inherited|typed),' > "$work/said"
[ ! -s "$work/said" ]
ok $? 'no hidden count can be computed, and no document holds one'
head -n 20 "$work/said" | sed 's/^/# /'
grep -q ',inherited,' "$audit"
ok $? 'what public sources disclose themselves is listed'
echo '<p>4</p>' >> "$work/first/policy-paper.html"
nrm-audit -q --policy reports/policy.json "$NRM_BUILD/data/safe.csv" "$work/first" > "$work/audit"
[ $? = 1 ] && grep -q 'not in the manifest.*policy-paper.html' "$work/audit"
ok $? 'a number that somebody adds to a page is found'
echo "1..$n"
