#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# No command tells a hidden count: 7919 stands in the input of each of them, as
# a number that is marked as hidden, or in raw data that are spoilt in every
# way that ends in a message.
. tests/trouble/lib.sh

told='7.?919'

# silent NAME FILE ...: no file tells the count.
silent() {
    local name=$1
    shift
    ! grep -qE "$told" "$@"
    report $? "$name"
}

# column FILE NAME: the number of the column.
column() { head -n 1 "$1" | tr ',' '\n' | grep -n -x "$2" | cut -d: -f1; }

# put FILE NAME VALUE: FILE with a value in the second row.
put() {
    awk -F, -v OFS=, -v c="$(column "$1" "$2")" -v v="$3" 'NR == 2 { $c = v } 1' "$1"
}

# A row that is hidden and carries a number: by itself, and where somebody
# moved it to another column or cut the row.
told() {
    local input=${!#} command=("${@:1:$#-1}") spoilt
    put "$input" OBS_VALUE 7919 > "$work/value.csv"
    put "$work/value.csv" CONF_STATUS C > "$work/a number.csv"
    put "$work/value.csv" OBS_VALUE '7919 girls' > "$work/x.csv"
    put "$work/x.csv" CONF_STATUS C > "$work/no number.csv"
    put "$input" TIME_PERIOD 7919 > "$work/x.csv"
    put "$work/x.csv" CONF_STATUS C > "$work/a wrong column.csv"
    sed '2s/,[^,]*$//' "$work/a number.csv" > "$work/a short row.csv"
    rm "$work/value.csv" "$work/x.csv"
    for spoilt in "$work"/*.csv; do
        run "${command[@]}" "$spoilt"
        refuses "$1: $(basename "$spoilt" .csv) of a hidden row"
        silent "$1: ... is not told" "$work/out" "$work/err"
    done
    rm "$work"/*.csv
}

# Raw data in which the last number of the second row is 7919.
raw() {
    local input=${!#} command=("${@:1:$#-1}") spoilt option
    if [ -n "$(column "$input" OBS_VALUE)" ]; then
        put "$input" OBS_VALUE 7919 > "$work/x.csv"
        put "$work/x.csv" CONF_STATUS N > "$work/as it is.csv"
    else
        sed -E '2s/[0-9]+([^0-9]*)$/7919\1/' "$input" > "$work/as it is.csv"
    fi
    input="$work/as it is.csv"
    rm -f "$work/x.csv"
    sed '2p' "$input" > "$work/twice.csv"
    sed '2s/,[^,]*$//' "$input" > "$work/short row.csv"
    sed '2s/$/,more/' "$input" > "$work/long row.csv"
    sed '2s/^/"/' "$input" > "$work/unclosed quote.csv"
    sed '2s/^/\xff/' "$input" > "$work/not UTF-8.csv"
    sed '1s/[^,]*$/other/' "$input" > "$work/wrong header.csv"
    for spoilt in "$work"/*.csv; do
        run "${command[@]}" "$spoilt"
        silent "$1: $(basename "$spoilt" .csv): no message tells it" "$work/err"
    done
    for option in -g -k -S -m -v -t --hierarchy --policy --population --plan --prior --format --manifest; do
        run "${command[@]}" $option none "$input"
        silent "$1 $option: no message tells it" "$work/err"
    done
    rm "$work"/*.csv
}

check() {
    local input=${!#}
    [[ $input == *.csv ]] || return 0
    [ -z "$(column "$input" CONF_STATUS)" ] || told "$@"
    raw "$@"
}

each_run check
finish
