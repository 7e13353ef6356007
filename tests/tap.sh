# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tests: a folder $work that goes when they end, and lines of TAP.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 failed=0

# ok STATUS NAME: one test, good when the status is 0.
ok() {
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; failed=1; fi
}
