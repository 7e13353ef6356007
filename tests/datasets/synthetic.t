#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each made-up register of datasets/synthetic: without errors nrm-ingest reads
# back what was written and nrm-check finds nothing; with errors the key says
# of every cell what was right, and of every copy which row it repeats.
set -uo pipefail

. tests/tap.sh

# Undoes what the key says; prints the right register. Fails when a cell is
# not what the key says was written.
restore() {
    perl -e '
        use strict; use warnings;
        sub split_line { my ($line) = @_; chomp $line;
            my @cells; $line .= ",";
            while ($line =~ /\G(?:"((?:[^"]|"")*)"|([^,]*)),/g) {
                push @cells, defined $1 ? $1 : $2 }
            return @cells; }
        sub put { join(",", map { /,/ ? "\"$_\"" : $_ } @_) . "\n" }
        my ($key, $spoilt) = @ARGV;
        open my $in, "<", $spoilt or die; my @rows = map { [split_line($_)] } <$in>;
        my %at; my $i = 0; $at{$_} = $i++ for @{$rows[0]};
        open my $log, "<", $key or die; <$log>;
        my @copies;
        while (<$log>) {
            my ($line, $column, $error, $value, $written) = split_line($_);
            if ($error eq "duplicate") { push @copies, [$line, $value]; next }
            my $cell = \$rows[$line - 1][$at{$column}];
            die "line $line: $$cell is not $written\n" if $$cell ne $written;
        }
        for (@copies) { my ($copy, $of) = @$_;
            die "line $copy is not line $of\n"
                if put(@{$rows[$copy - 1]}) ne put(@{$rows[$of - 1]}); }
        seek $log, 0, 0; <$log>;
        while (<$log>) {
            my ($line, $column, $error, $value) = split_line($_);
            $rows[$line - 1][$at{$column}] = $value if $error ne "duplicate";
        }
        my %copy = map { $_->[0] => 1 } @copies;
        for my $line (1 .. @rows) { print $copy{$line} ? "copy\n" : put(@{$rows[$line - 1]}) }
    ' "$1" "$2"
}

for schema in datasets/synthetic/*.json; do
    name=$(basename "$schema" .json)
    cd "$work" || exit
    schema=$OLDPWD/$schema
    nrm-generate -S "$schema" -s 7 -x 0 -o right.csv
    nrm-ingest -S "$schema" right.csv | cmp - right.csv
    ok $? "$name is read back without loss"
    nrm-check -q -S "$schema" right.csv > findings.csv
    ok $? "$name has no findings without errors"
    nrm-generate -S "$schema" -s 7 -K key.csv -o spoilt.csv
    restore key.csv spoilt.csv > restored.csv
    ok $? "$name: the key names what was written"
    # Rows that are copies stand for others: they are left out of both.
    paste -d '|' restored.csv right.csv |
        awk -F '|' '$1 != "copy" && $1 != $2 { bad = 1 } END { exit bad }'
    ok $? "$name: the key gives the right register back"
    [ "$(tail -n +2 key.csv | cut -d, -f3 | sort -u | wc -l)" -ge 3 ]
    ok $? "$name has several kinds of errors"
    ! nrm-check -q -S "$schema" spoilt.csv > findings.csv
    ok $? "$name: errors are found"
    [ "$(grep -c ',duplicate,' key.csv)" = "$(grep -c primaryKey findings.csv)" ]
    ok $? "$name: every copy is found"
    cd "$OLDPWD" || exit
done
echo "1..$n"
