#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A Word document comes out of the page and out of the Markdown, by way of
# pandoc, without a warning and with every table and picture in it.
set -uo pipefail

command -v pandoc > /dev/null || { echo '1..0 # SKIP pandoc is not installed'; exit 0; }
. tests/tap.sh

# part FILE NAME: a part of a document, decompressed.
part() {
    perl -MIO::Uncompress::Unzip=unzip -e 'unzip $ARGV[0] => "-", Name => $ARGV[1]' "$1" "$2"
}

data=tests/cli/nrm-chart/safe.csv
nrm-report -q -t tests/report/kinds.md.in -f html -o "$work/kinds.html" $data
nrm-report -q -t tests/report/kinds.md.in -o "$work/kinds.md" $data
for kind in html md; do
    from=$kind
    [ $kind = html ] || from=markdown-yaml_metadata_block
    (cd "$work" && pandoc -f $from -o "$kind.docx" "kinds.$kind" 2> said)
    ok $? "pandoc takes the $kind"
    # Without rsvg-convert a picture cannot be shown by old versions of Word.
    grep -v 'rsvg-convert' "$work/said" | sed 's/^/# /' > "$work/warned"
    cat "$work/warned"
    [ ! -s "$work/warned" ]
    ok $? "and says nothing, $kind"
    part "$work/$kind.docx" word/document.xml > "$work/text"
    want=$(grep -c '<table>' "$work/kinds.html")
    [ "$(grep -o '<w:tbl>' "$work/text" | wc -l)" = "$want" ]
    ok $? "the $want tables are tables, $kind"
    grep -q '70.8 (63.5-79.6)' "$work/text" || grep -q '72.3' "$work/text"
    ok $? "a number is there, $kind"
    grep -q 'Romania identifies most' "$work/text"
    ok $? "a finding is there, $kind"
done
[ "$(perl -e 'use IO::Uncompress::Unzip; my $u = IO::Uncompress::Unzip->new($ARGV[0]);
    my $n = 0; do { $n++ if $u->getHeaderInfo->{Name} =~ m{^word/media/} } while $u->nextStream > 0;
    print $n' "$work/md.docx")" -ge 12 ]
ok $? 'the pictures are in the document'
echo "1..$n"
