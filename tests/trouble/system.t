#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The system refuses: memory runs out at the nth allocation, reading, writing
# or renaming fails half-way. Nothing half-written may stay.
. tests/trouble/lib.sh
needs_preload

failing() { run env LD_PRELOAD="$fail_so" "$@"; }

clean() {
    [ "$(cat "$work/result")" = old ] && [ "$(find "$work" -name '*result?*' | wc -l)" = 0 ]
    report $? "$1"
}

# Fails one allocation after the other until the run succeeds; leaves n, and
# in last the latest one that failed it.
memory() {
    local bad=0
    n=1 last=1
    while [ $n -lt 2000 ]; do
        failing NRM_FAIL_MEMORY=$n "$@"
        [ "$(cat "$work/code")" -ge 2 ] || break
        [ "$(cat "$work/code")" = 2 ] && [ "$(wc -l < "$work/err")" = 1 ] &&
            grep -q '^nrm-[a-z]*: .' "$work/err" || { bad=1; break; }
        last=$n
        n=$((n + 1 + n / 50))
    done
    [ $bad = 0 ] && [ "$(cat "$work/code")" -lt 2 ]
    report $? "$1: memory runs out at any of $n allocations"
}

check() {
    local n last
    memory "$@"
    echo old > "$work/result"
    failing NRM_FAIL_MEMORY=$last "$1" -o "$work/result" "${@:2}"
    refuses "$1: a late allocation fails"
    clean "$1: and the old file stays"
    failing NRM_FAIL_READ=1 "$@"
    refuses "$1: the first read fails"
    failing NRM_FAIL_READ=2 "$@"
    refuses "$1: the second read fails"
    failing NRM_FAIL_WRITE=1 "$1" -o "$work/result" "${@:2}"
    refuses "$1: writing fails"
    clean "$1: and the old file stays"
    failing NRM_FAIL_SYNC=1 "$1" -o "$work/result" "${@:2}"
    refuses "$1: syncing fails"
    clean "$1: and the old file stays"
    failing NRM_FAIL_RENAME=1 "$1" -o "$work/result" "${@:2}"
    refuses "$1: renaming fails"
    clean "$1: and the old file stays"
}

each_run check
finish
