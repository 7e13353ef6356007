#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Outputs that cannot be written, and outputs that must not depend on anything.
. tests/trouble/lib.sh

# into TARGET COMMAND...: like run, with another standard output.
into() {
    local target=$1
    shift
    "$@" > "$target" 2> "$work/err" < /dev/null
    echo $? > "$work/code"
    : > "$work/out"
}

closed_pipe() {
    mkfifo "$work/pipe"
    exec 3<> "$work/pipe" 4> "$work/pipe" 3>&-
    "$@" >&4 2> "$work/err" < /dev/null
    echo $? > "$work/code"
    exec 4>&-
    rm "$work/pipe"
    [ "$(cat "$work/code")" = 141 ] && [ ! -s "$work/err" ]
    report $? "$1: a closed pipe ends it without a word"
}

check() {
    local setting
    into /dev/full "$@"
    refuses "$1: a full disk"
    "$@" >&- 2> "$work/err" < /dev/null
    echo $? > "$work/code"
    refuses "$1: standard output is closed"
    closed_pipe "$@"
    run "$1" -o "$work/none/result" "${@:2}"
    refuses "$1: -o in a folder that is not there"
    run "$1" -o "$work" "${@:2}"
    refuses "$1: -o names a folder"
    run "$1" -o /dev/full "${@:2}"
    refuses "$1: -o on a full disk"

    run "$@"
    cp "$work/out" "$work/want"
    echo old > "$work/result"
    run "$1" -o "$work/result" "${@:2}"
    cmp -s "$work/result" "$work/want" && [ ! -s "$work/out" ]
    report $? "$1: -o writes what standard output gets"
    for setting in LC_ALL=C.UTF-8 LC_ALL=el_GR.UTF-8 LC_NUMERIC=de_DE.UTF-8 \
        LANG=tr_TR.UTF-8 TZ=Pacific/Auckland OMP_NUM_THREADS=1 OMP_NUM_THREADS=7 \
        TMPDIR=/nowhere HOME=/nowhere MALLOC_PERTURB_=165; do
        run env "$setting" "$@"
        cmp -s "$work/out" "$work/want" && [ ! -s "$work/err" ]
        report $? "$1: the same bytes with $setting"
    done
    run "$@"
    cmp -s "$work/out" "$work/want"
    report $? "$1: the same bytes twice"
}

each_run check
finish
