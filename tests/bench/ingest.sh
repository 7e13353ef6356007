#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The strict CSV reader alone (wanted: 100 MB/s), the commands over it, and one
# job, ingest and tally of a file as the UK publishes it, beside Miller, csvkit,
# R and Python where these are installed. All on one core, in processor time.
# The data are made up, but for the files of NRM_REAL where it names a folder.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# say NAME FILE COMMAND...: user and system time, and bytes of the file in it.
say() {
    local name=$1 bytes TIMEFORMAT='%U %S'
    bytes=$(stat -c %s "$2")
    shift 2
    { time "$@" > "$work/out" 2> "$work/err" || { cat "$work/err"; exit 1; } } 2>&1 |
        awk -v name="$name" -v b="$bytes" '{ s = $1 + $2; s = s > 0.001 ? s : 0.001
            printf "    %-30s %6.2f s  %5.0f MB/s\n", name, s, b / s / 1e6 }'
}

awk 'BEGIN {
    srand(1); print "id,geo,sex,age,form,referred,note"
    split("EL BG RO SI HU HR", geo, " "); split("F M", sex, " ")
    for (i = 1; i <= 1000000; i++)
        printf "%d,%s,%s,%d,%s,2020-%02d-%02d,\"a note, quoted\"\n", i,
            geo[int(rand() * 6) + 1], sex[int(rand() * 2) + 1], int(rand() * 60),
            rand() < 0.5 ? "SEX" : "LAB", rand() * 12 + 1, rand() * 28 + 1
}' > "$work/records.csv"
sed '0~10s/a note, quoted/a ""note"" on\n two lines/' "$work/records.csv" > "$work/quotes.csv"
echo 'ingest: 1,000,000 records'
say 'strict reader' "$work/records.csv" read-csv "$work/records.csv"
say 'strict reader, 1 in 10 escaped' "$work/quotes.csv" read-csv "$work/quotes.csv"
say 'nrm-ingest' "$work/records.csv" nrm-ingest "$work/records.csv"
say 'nrm-tally' "$work/records.csv" nrm-tally -g geo,sex -m count,mean -v age "$work/records.csv"

# The quarterly file of the UK, or one of its shape.
uk=${NRM_REAL:-/nonexistent}/uk_nrm_referrals_2023_q4.csv
if [ ! -f "$uk" ]; then
    uk=$work/uk.csv
    awk 'BEGIN {
        srand(2)
        print "First responder type,First responder,Exploitation type,Age at exploitation,Gender,Nationality,People"
        split("Criminal,Labour,Sexual,Sexual & Labour,Total", form, ",")
        split("Adult (18 or over),Child (17 or under),Not specified or unknown,Total", age, ",")
        split("Female,Male,Other,Total", sex, ",")
        for (i = 1; i <= 50000; i++)
            printf "Government agency,\"Agency %d, North\",%s,%s,%s,Nationality %d,%d\n", rand() * 12,
                form[int(rand() * 5) + 1], age[int(rand() * 4) + 1], sex[int(rand() * 4) + 1],
                rand() * 90, rand() * 40
    }' > "$uk"
fi

ours() { nrm-ingest -q -L auto "$1" | nrm-tally -g age,sex -m sum -v OBS_VALUE; }
theirs_mlr() { mlr --icsv --ocsv stats1 -a sum -f People -g 'Age at exploitation,Gender' "$1"; }
theirs_csvkit() {
    csvsql --query 'SELECT "Age at exploitation", Gender, sum(People) FROM uk GROUP BY 1, 2' --tables uk "$1"
}
theirs_r() {
    Rscript -e 'd <- read.csv(commandArgs(TRUE), check.names = FALSE)' \
        -e 'print(aggregate(People ~ `Age at exploitation` + Gender, d, sum))' "$1"
}
theirs_python() {
    python3 -c 'import collections, csv, sys
sums = collections.Counter()
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
    sums[row["Age at exploitation"], row["Gender"]] += int(row["People"])
for key, n in sums.items(): print(*key, n)' "$1"
}

echo "ingest: sums by age and sex of $(($(wc -l < "$uk") - 1)) rows of the UK's quarterly file"
say 'nrm-ingest | nrm-tally' "$uk" ours "$uk"
sum=$(awk -F, 'NR == 1 { while ($++i != "OBS_VALUE"); next } { n += $i } END { print n }' "$work/out")
skipped=
for tool in mlr:mlr csvkit:csvsql r:Rscript python:python3; do
    if command -v "${tool#*:}" > /dev/null; then
        say "${tool#*:}" "$uk" "theirs_${tool%:*}" "$uk"
        awk -v want="$sum" -v name="${tool#*:}" '{ sub(/\r$/, ""); n = split($0, f, /[, ]/); total += f[n] }
            END { if (total != want) print "    " name " has another sum: " total ", not " want }' "$work/out"
    else
        skipped+=" ${tool#*:}"
    fi
done
[ -z "$skipped" ] || echo "    not installed, so not timed:$skipped"

if [ -f "${NRM_REAL:-}/unodc_glotip.csv" ]; then
    echo 'ingest: the whole file of the UNODC (wanted: 0.5 s)'
    say 'nrm-ingest' "$NRM_REAL/unodc_glotip.csv" nrm-ingest -q -L glotip "$NRM_REAL/unodc_glotip.csv"
    say 'nrm-check' "$NRM_REAL/unodc_glotip.csv" nrm-check -q --fail-on never -L glotip "$NRM_REAL/unodc_glotip.csv"
fi
