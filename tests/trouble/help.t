#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What every command answers about itself.
. tests/trouble/lib.sh

for path in "$NRM_BUILD"/bin/nrm-*; do
    command=${path##*/}
    run "$command" --help
    [ "$(cat "$work/code")" = 0 ] && [ ! -s "$work/err" ] &&
        [ "$(grep -c "^  .*\b$command -" "$work/out")" -ge 2 ]
    report $? "$command --help gives two examples"
    cp "$work/out" "$work/help"
    run "$command" -h
    cmp -s "$work/out" "$work/help"
    report $? "$command -h says the same"
    awk 'length > 80' "$work/help" > "$work/err"
    [ ! -s "$work/err" ]
    report $? "$command --help fits 80 columns"

    run "$command" --version
    grep -qx "$command [0-9]*\.[0-9]*\.[0-9]*" "$work/out" && [ "$(cat "$work/code")" = 0 ]
    report $? "$command --version"

    run "$command" --no-such-option
    refuses "$command: unknown long option"
    run "$command" -?
    refuses "$command: unknown letter"
    run "$command" --output
    refuses "$command: option without its value"
    run "$command" --help=x
    refuses "$command: value for an option that takes none"
    "$command" --help > /dev/full 2> "$work/err"
    echo $? > "$work/code"
    : > "$work/out"
    refuses "$command --help to a full disk"
done
finish
