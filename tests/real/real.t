#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Real files, which are not ours to ship: skipped unless NRM_REAL names a folder
# that has them.
set -uo pipefail

real=${NRM_REAL:-}
[ -d "$real" ] || { echo '1..0 # SKIP NRM_REAL names no folder'; exit 0; }
. tests/tap.sh

# Each csv-spectrum file gives what its JSON twin says.
for json in "$real"/csv-spectrum/json/*.json; do
    name=$(basename "$json" .json)
    nrm-ingest "$real/csv-spectrum/csvs/$name.csv" > "$work/out.csv" &&
        perl -MJSON::PP -e '
        local $/; open my $j, "<", $ARGV[0]; my $want = decode_json(<$j>);
        open my $c, "<:encoding(UTF-8)", $ARGV[1]; my $text = <$c>;
        my (@rows, @row, $field);
        while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/gc) {
            ($field, my $end) = (defined $1 ? $1 : $2, $3);
            $field =~ s/""/"/g;
            push @row, $field;
            if ($end eq "\n") { push @rows, [@row]; @row = () }
        }
        my $head = shift @rows;
        die unless @rows == @$want;
        for my $i (0 .. $#rows) {
            for my $k (0 .. $#$head) {
                my $w = $want->[$i]{$head->[$k]}; $w =~ s/\r\n/\n/g;
                my $g = $rows[$i][$k]; $g =~ s/\r\n/\n/g;
                die "row $i, $head->[$k]: <$g> <$w>" unless $g eq $w;
            }
        }' "$json" "$work/out.csv"
    ok $? "csv-spectrum: $name"
done

# The whole UNODC file: rows, bounds, duplicate keys and those that conflict.
nrm-ingest -q -L auto "$real/unodc_glotip.csv" > "$work/unodc.csv"
got=$(awk -F, 'NR > 1 { rows++; bounds += $10 != "" } END { printf "%d %.1f", rows, 100 * bounds / rows }' "$work/unodc.csv")
[ "$got" = '46556 49.6' ]
ok $? "UNODC: 46,556 rows, 49.6 % bounds ($got)"

# nrm-check counts the keys that stand twice, and lists the country-years of
# datasets/unodc-victims in which child + adult, exact numbers all, is not the
# total.
got=$(nrm-check -q -L auto -m duplicate,conflict -f summary --fail-on never "$real/unodc_glotip.csv" |
    awk -F, '$1 == "duplicate" || $1 == "conflict" { printf "%s %d ", $1, $5 }')
[ "$got" = 'duplicate 144 conflict 192 ' ]
ok $? "UNODC: 336 keys stand twice, 192 of them in conflict ($got)"
countries=$(tail -n +2 datasets/unodc-victims/victims.csv | cut -d, -f1 | sort -u | paste -sd,)
got=$(nrm-check -q -L glotip -m parts,shortfall -k 'indicator=detected sex=T breakdown=TOTAL OBS_VALUE=0..' \
    -k "geo=$countries" "$real/unodc_glotip.csv" |
    sed -nE 's/.*geo=(..) .*TIME_PERIOD=([0-9]*),age,([0-9]*),([0-9]*),.*/\1 \2 \4-\3/p' | sort | paste -sd\;)
[ "$got" = 'BG 2018 453-443;EL 2017 35-38;IT 2015 622-609;RO 2007 1781-1780;UK 2019 10405-10627;UK 2020 10033-10613' ]
ok $? "UNODC: six country-years do not add up ($got)"

# Eurostat: every value and flag survives, and goes back to the same bytes.
nrm-ingest -q -L auto "$real/tps00001.tsv" | tail -n +2 > "$work/tps.csv"
{
    head -n 1 "$real/tps00001.tsv"
    awk -F, '{
        key = $1 "," $2
        if (key != last) { if (last != "") print row; row = last = key }
        flag = tolower($5); value = $4
        if (value == "") { value = ":"; sub(/o/, "", flag) }
        row = row "\t" value " " flag
    } END { print row }' "$work/tps.csv"
} | sed 's/ *$//' | cmp -s - <(tr -d '\r' < "$real/tps00001.tsv" | sed 's/ *$//; 1s/$/ /' | sed '1s/ *$//')
ok $? 'tps00001: back to the same table'

# Survey exports and published tables that presets know.
while read -r options file; do
    # shellcheck disable=SC2086
    nrm-ingest -q ${options//:/ } "$real/$file" > "$work/out.csv" && [ "$(wc -l < "$work/out.csv")" -gt 1 ]
    ok $? "$file"
done <<'FILES'
-L:auto uk_nrm_conclusive_grounds.csv
-L:auto uk_nrm_form_fields.csv
-L:auto uk_nrm_referrals_2023_q4.csv
-L:auto uk_nrm_referrals_longitudinal.csv
-L:limesurvey surveys/softwaresaved+international-survey/analysis/2016/uk/data/public_data.csv
-L:limesurvey surveys/softwaresaved+international-survey/analysis/2017/de/data/public_data.csv
-L:auto surveys/impact-initiatives+koboquest/tests/testthat/test_data/example1/data.csv
-L:auto surveys/ropensci+qualtRics/inst/extdata/sample.csv
-L:auto surveys/ropensci+qualtRics/inst/extdata/sample_legacy.csv
-L:auto surveys/eusurvey-like/eus.xlsx
-q ngo_survey/responses_full_anonymized.csv
-e:macintosh ngo_survey/countries_CR_lineendings_macroman.csv
FILES

# The form of the data standard of the IOM becomes a schema.
nrm-ingest -q --init "$real"/htcds/htcds_xlsform__{survey,choices}.csv > "$work/form.json" &&
    [ "$(grep -c '"codelist": ' "$work/form.json")" = 11 ] &&
    printf 'con_Consent,prs_Gender\n,Feminine\n' | nrm-ingest -q -S "$work/form.json" > "$work/out.csv"
ok $? "XLSForm of HTCDS ($(grep -c '"codelist": ' "$work/form.json") questions with choices)"

# Each encoding gives what its UTF-8 twin gives.
echo '{ "name": "s", "resources": [ { "name": "r", "dialect": { "delimiter": ";" } } ] }' > "$work/s.json"
for file in "$real"/surveys/encodings-synth/*.csv; do
    base=${file##*/}
    case ${base#*.} in
    cp*) encoding=windows-${base#*.cp} ;;
    iso*) encoding=$(sed 's/.*\.iso\(.*\)_/iso-\1-/' <<< "${base%.csv}").csv ;;
    *) encoding=utf-8.csv ;;
    esac
    nrm-ingest -L "$work/s.json" -e "${encoding%.csv}" "$file" |
        cmp -s - <(nrm-ingest -L "$work/s.json" "${file%%.*}.utf-8.csv")
    ok $? "encodings: $base"
done
echo "1..$n"
exit $failed
