#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The strict reader on one core, and nrm-ingest with nrm-tally beside Miller,
# csvkit and R on the same job where they are installed. Made-up data.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk 'BEGIN {
    srand(1); print "id,geo,sex,age,form,referred,note"
    split("EL BG RO SI HU HR", geo, " "); split("F M", sex, " ")
    for (i = 1; i <= 1000000; i++)
        printf "%d,%s,%s,%d,%s,2020-%02d-%02d,\"a note, quoted\"\n", i,
            geo[int(rand() * 6) + 1], sex[int(rand() * 2) + 1], int(rand() * 60),
            rand() < 0.5 ? "SEX" : "LAB", rand() * 12 + 1, rand() * 28 + 1
}' > "$work/records.csv"
bytes=$(stat -c %s "$work/records.csv")

# seconds COMMAND...: user and system time.
seconds() {
    local TIMEFORMAT='%U %S'
    { time "$@" > "$work/out" 2> "$work/err"; } 2>&1 | awk '{ print $1 + $2 }'
}

say() { awk -v name="$1" -v s="$2" -v b="$bytes" 'BEGIN { printf "%-28s %6.2f s  %6.0f MB/s\n", name, s, b / s / 1e6 }'; }

say 'nrm-ingest' "$(seconds nrm-ingest "$work/records.csv")"
say 'nrm-tally' "$(seconds nrm-tally -g geo,sex -m count,mean -v age "$work/records.csv")"
if command -v mlr > /dev/null; then
    say 'mlr stats1' "$(seconds mlr --icsv --ocsv stats1 -a count,mean -f age -g geo,sex "$work/records.csv")"
fi
if command -v csvstat > /dev/null; then
    say 'csvstat' "$(seconds csvstat -c age --mean "$work/records.csv")"
fi
if command -v Rscript > /dev/null; then
    say 'R aggregate' "$(seconds Rscript -e "d <- read.csv('$work/records.csv'); print(aggregate(age ~ geo + sex, d, mean))")"
fi
