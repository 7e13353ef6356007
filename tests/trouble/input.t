#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Inputs that cannot be read, or are not what they should be.
. tests/trouble/lib.sh

# Makes broken copies of a good file: of its second row or of its end.
break_file() {
    sed '2s/^/stray"quote/' "$1" > "$work/stray quote.csv"
    sed '2s/$/,one,more/' "$1" > "$work/ragged row.csv"
    sed '2s/^[^,]*,//' "$1" > "$work/short row.csv"
    sed '$s/^/"/' "$1" > "$work/unclosed quote.csv"
    sed '2s/^/\xff/' "$1" > "$work/not UTF-8.csv"
    sed '2s/^/a\x00/' "$1" > "$work/zero byte.csv"
    sed '1s/,.*/&,&/' "$1" > "$work/doubled header.csv"
    : > "$work/empty file.csv"
}

check() {
    local input=${!#} command=("${@:1:$#-1}") file
    run "$@"
    [ "$(cat "$work/code")" -lt 2 ] && [ -s "$work/out" ]
    report $? "$1: the good run is good"

    if [ "$1" != nrm-audit ]; then # which reads folders of documents
        run "${command[@]}" "$work"
        refuses "$1: a folder"
    fi
    run "${command[@]}" "$work/none"
    refuses "$1: no such file"
    run "${command[@]}" $'no\n\x1b[31m\xff'
    refuses "$1: a name that no terminal should see"
    grep -qF '\x0a\x1b[31m\xff' "$work/err"
    report $? "$1: ... is shown as what it is"
    run "${command[@]}" /proc/self/mem
    refuses "$1: a file that fails when it is read"
    run "${command[@]}" -
    refuses "$1: /dev/null as standard input"
    "${command[@]}" - > "$work/out" 2> "$work/err" <&-
    echo $? > "$work/code"
    refuses "$1: standard input is closed"
    [ "${input##*.}" = csv ] || return 0
    break_file "$input"
    for file in "$work"/*.csv; do
        run "${command[@]}" "$file"
        refuses "$1: $(basename "$file" .csv)"
        case $file in *empty*) ;; *)
            grep -qF "$file:" "$work/err"
            report $? "$1: $(basename "$file" .csv): the message names the place" ;;
        esac
        run "${command[@]}" -o "$work/result" "$file"
        [ ! -e "$work/result" ] && [ "$(find "$work" -name '*result*' | wc -l)" = 0 ]
        report $? "$1: $(basename "$file" .csv): nothing is left behind"
    done
    sed 's/$/\r/' "$input" > "$work/crlf.csv"
    run "${command[@]}" "$input"
    cp "$work/out" "$work/want"
    run "${command[@]}" "$work/crlf.csv"
    cmp -s "$work/out" "$work/want"
    report $? "$1: CRLF makes no difference"
    rm "$work"/*.csv
}

each_run check
finish
