# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of trouble share. They source this in the folder of the
# project; `each_run CHECK` then calls CHECK with the words of each good run.
set -uo pipefail
shopt -s nullglob

count=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail_so=$NRM_BUILD/tests/fail.so
cd tests/trouble/data || exit 2

# report STATUS NAME: one result; 0 is good.
report() {
    count=$((count + 1))
    if [ "$1" = 0 ]; then echo "ok $count - $2"; return; fi
    failed=1
    echo "not ok $count - $2"
    head -n 5 "$work"/{code,out,err} 2>/dev/null | sed 's/^/# /'
}

# run COMMAND WORD...: leaves $work/code, $work/out and $work/err.
run() {
    "$@" > "$work/out" 2> "$work/err" < /dev/null
    echo $? > "$work/code"
}

# refuses NAME: the last run ended with 2, one line and no result.
refuses() {
    [ "$(cat "$work/code")" = 2 ] && [ "$(wc -l < "$work/err")" = 1 ] &&
        grep -q '^nrm-[a-z]*: .' "$work/err" && [ ! -s "$work/out" ]
    report $? "$1"
}

# Calls a function with the words of each good run; a command without one is
# a mistake of whoever added it.
each_run() {
    local words command
    while read -r -a words; do
        case ${words[0]:-#} in '#'*) ;; *) "$1" "${words[@]}" ;; esac
    done < ../runs
    for command in "$NRM_BUILD"/bin/nrm-*; do
        grep -q "^${command##*/} " ../runs || {
            echo "no run of ${command##*/}" > "$work/err"
            report 1 "${command##*/} stands in tests/trouble/runs"
        }
    done
}

finish() {
    echo "1..$count"
    exit $failed
}

# Preloading and limits do not go together with sanitizers and valgrind.
needs_preload() {
    if [ ! -f "$fail_so" ] || grep -qaE 'valgrind|__asan_init' "$NRM_BUILD"/bin/nrm-*; then
        echo '1..0 # SKIP this build cannot be preloaded'
        exit 0
    fi
}
