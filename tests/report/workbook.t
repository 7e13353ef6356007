#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# Every workbook keeps to what the UK Government Analysis Function asks of
# spreadsheets that everybody can read, and its charts hold no number that is
# not in a cell. Read in the parts of the file, as Excel reads them.
use strict;
use warnings;
use utf8;
use IO::Uncompress::Unzip qw(unzip $UnzipError);

my $work = `mktemp -d`;
chomp $work;
END { system 'rm', '-rf', $work if defined $work }
my ($part_of, @wrong);

sub parts {
    my ($file) = @_;
    my %parts;
    my $zip = IO::Uncompress::Unzip->new($file) or die "$file: $UnzipError";
    do {
        my $name = $zip->getHeaderInfo()->{Name};
        local $/;
        my $text = <$zip>;
        utf8::decode($text);
        $parts{$name} = $text;
    } while ($zip->nextStream() > 0);
    return \%parts;
}

sub plain {
    my ($text) = @_;
    $text =~ s/&lt;/</g; $text =~ s/&gt;/>/g;
    $text =~ s/&quot;/"/g; $text =~ s/&#39;|&apos;/'/g; $text =~ s/&amp;/&/g;
    return $text;
}

sub wrong { push @wrong, join '', @_ }

sub number_of {
    my ($letters) = @_;
    my $n = 0;
    $n = 26 * $n + ord($_) - 64 for split //, $letters;
    return $n;
}

# The cells of a sheet: { A1 => [text or number, is number] }.
sub cells {
    my ($sheet, $strings) = @_;
    my %cells;
    while ($sheet =~ m{<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>(.*?)</c>)}g) {
        my ($at, $how, $inner) = ($1, $2, $3 // '');
        wrong("$at holds a formula") if $inner =~ /<f/;
        my ($value) = $inner =~ m{<v>(.*?)</v>} or next;
        $cells{$at} = $how =~ /t="s"/ ? [$strings->[$value], 0] : [$value, 1];
    }
    return \%cells;
}

sub corners {
    my ($ref) = @_;
    $ref =~ s/\$//g;
    my ($c1, $r1, $c2, $r2) = $ref =~ /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/
        or die "not a range: $ref";
    return (number_of($c1), $r1, number_of($c2 // $c1), $r2 // $r1);
}

sub letters {
    my ($n) = @_;
    my $out = '';
    while ($n > 0) { $out = chr(65 + ($n - 1) % 26) . $out; $n = int(($n - 1) / 26) }
    return $out;
}

# One table a sheet, from column A, its headers those of its cells.
sub check_table {
    my ($name, $table, $cells) = @_;
    my ($ref) = $table =~ / ref="([^"]+)"/;
    my ($c1, $r1, $c2, $r2) = corners($ref);
    my @heads = map { plain($_) } $table =~ /<tableColumn id="\d+" name="([^"]*)"/g;

    wrong("$name: the table starts in column $c1") if $c1 != 1;
    wrong("$name: the table has a filter") if $table =~ /<autoFilter/;
    wrong("$name: the table has no rows") if $r2 <= $r1;
    for my $c ($c1 .. $c2) {
        my $head = $cells->{letters($c) . $r1};
        wrong("$name: column $c has no header") if !$head || $head->[0] !~ /\S/;
        wrong("$name: header '$heads[$c - 1]' is not its cell")
            if $head && $head->[0] ne $heads[$c - 1];
    }
    my %seen;
    $seen{lc $_}++ && wrong("$name: header '$_' stands twice") for @heads;
    for my $r ($r1 + 1 .. $r2) {
        my @row = grep { defined } map { $cells->{letters($_) . $r} } $c1 .. $c2;
        wrong("$name: row $r is empty") if !@row && $r2 > $r1 + 1;
        for my $c (2 .. $c2) {
            my $cell = $cells->{letters($c) . $r} or next;
            wrong("$name: ", letters($c), "$r is a number as text: $cell->[0]")
                if !$cell->[1] && $cell->[0] =~ /^-?\d+([.,]\d+)*$/;
        }
    }
    for my $at (keys %$cells) {
        my ($c, $r) = corners($at);
        wrong("$name: $at stands beside or below the table")
            if $r > $r2 || ($r >= $r1 && $c > $c2) || ($r < $r1 && $c > 1);
    }
}

# A chart refers to its own sheet, and its copies are those cells.
sub check_chart {
    my ($name, $chart, $cells) = @_;

    wrong("$name: the chart has no title") if $chart !~ m{<c:title>.*?<a:t>[^<]};
    while ($chart =~ m{<c:f>([^<]*)</c:f><c:(str|num)Cache>(.*?)</c:\2Cache>}g) {
        my ($ref, $kind, $cache) = (plain($1), $2, $3);
        my ($sheet, $range) = $ref =~ /^'?(.*?)'?!(.*)$/ or die "not a reference: $ref";
        my ($c1, $r1, $c2, $r2) = corners($range);
        my %points = $cache =~ m{<c:pt idx="(\d+)"><c:v>(.*?)</c:v>}g;
        my @at = map { my $r = $_; map { letters($_) . $r } $c1 .. $c2 } $r1 .. $r2;

        wrong("$name: the chart refers to '$sheet'") if $sheet ne $name;
        for my $i (0 .. $#at) {
            my $cell = $cells->{$at[$i]};
            my $copy = plain(delete $points{$i} // '');
            wrong("$name: the chart holds '$copy' for the empty $at[$i]")
                if $copy ne '' && !$cell;
            wrong("$name: the chart holds '$copy' for $at[$i]")
                if $cell && $copy ne $cell->[0];
            wrong("$name: $at[$i] is text in a series of numbers")
                if $cell && $kind eq 'num' && !$cell->[1];
        }
        wrong("$name: the chart holds more than its cells") if %points;
    }
}

sub check_sheet {
    my ($parts, $name, $path, $strings, $first) = @_;
    my $sheet = $parts->{"xl/$path"};
    my $rels = $parts->{"xl/worksheets/_rels/" . ($path =~ s{.*/}{}r) . ".rels"} // '';
    my $cells = cells($sheet, $strings);
    my @tables = $rels =~ m{"\.\./(tables/[^"]+)"}g;

    wrong("$name: A1 is empty") if !$cells->{A1};
    for my $what (qw(mergeCell pane autoFilter conditionalFormatting dataValidation)) {
        wrong("$name: has $what") if $sheet =~ /<$what\b/;
    }
    wrong("$name: is hidden rows or columns") if $sheet =~ / hidden="1"/;
    wrong("$name: no widths") if !$first && $sheet !~ /<cols>/;
    wrong("$name: ", scalar @tables, " tables") if @tables != ($first ? 0 : 1);
    check_table($name, $parts->{"xl/$_"}, $cells) for @tables;
    for my $drawing ($rels =~ m{"\.\./(drawings/[^"]+)"}g) {
        my $text = $parts->{"xl/$drawing"};
        my $to = $parts->{"xl/drawings/_rels/" . ($drawing =~ s{.*/}{}r) . ".rels"};

        while ($text =~ m{<xdr:cNvPr ([^>]*)>}g) {
            wrong("$name: a drawing without alternative text")
                if $1 !~ /descr="[^"]{20,}"/;
        }
        check_chart($name, $parts->{"xl/$_"}, $cells) for $to =~ m{"\.\./(charts/[^"]+)"}g;
        $part_of->{charts}++;
    }
    return ($cells, $sheet =~ /location="([^"]*)"/g);
}

sub check_book {
    my ($file) = @_;
    my $parts = parts($file);
    my @strings = map { plain(join '', m{<t[^>]*>(.*?)</t>}gs) }
        $parts->{'xl/sharedStrings.xml'} =~ m{<si>(.*?)</si>}gs;
    my %path = $parts->{'xl/_rels/workbook.xml.rels'} =~ m{Id="(\w+)"[^>]*?Target="([^"]+)"}g;
    my @sheets = $parts->{'xl/workbook.xml'} =~ m{<sheet name="([^"]+)"[^>]*?r:id="(\w+)"}g;
    my (@names, @links);

    while (my ($name, $id) = splice @sheets, 0, 2) {
        push @names, plain($name);
        my ($cells, @to) = check_sheet($parts, plain($name), $path{$id}, \@strings, @names == 1);
        @links = map { plain($_) =~ s/^'(.*)'!A1$/$1/r } @to if @names == 2;
    }
    my %linked = map { $_ => 1 } @links;
    wrong("no link to '$_'") for grep { !$linked{$_} } @names[2 .. $#names];
    my %there = map { $_ => 1 } @names;
    wrong("a link to '$_', which is not there") for grep { !$there{$_} } @links;
    my $core = $parts->{'docProps/core.xml'};
    wrong('no title in the properties') if $core !~ m{<dc:title>[^<]+<};
    wrong('no digest in the properties') if $core !~ /SHA-256 [0-9a-f]{64}/;
    my ($fills) = $parts->{'xl/styles.xml'} =~ m{<fills(.*?)</fills>}s;
    wrong('cells are filled') if $fills =~ /solid|fgColor/;
    wrong('it has macros or links to elsewhere')
        if grep { /vba|externalLink|connections/ } keys %$parts;
    return scalar @names;
}

# Labels that would be formulas, links, too long, or no text at all.
sub write_hostile {
    my ($to) = @_;
    my @labels = ('=1+1', '+cmd', '-2+3', '@SUM(A1)', '=HYPERLINK("http://x")',
        "\t=1", 'https://example.org', '{=1}', '<b>&amp;</b>', "a\x01b", 'L' x 400,
        'word ' x 90, "\x{5e9}\x{5dc}\x{5d5}\x{5dd}", "e\x{301}\x{327}", '  ', 'A', 'a');
    open my $data, '>:utf8', "$to.csv" or die;
    print $data "geo,TIME_PERIOD,OBS_VALUE,CONF_STATUS\n";
    for my $label (@labels) {
        my $quoted = '"' . ($label =~ s/"/""/gr) . '"';
        print $data "$quoted,2019,3,F\n$quoted,2020,,C\n";
    }
    close $data or die;
    open my $template, '>', "$to.md" or die;
    print $template "# =1+1\n\n```nrm table\ncaption = =1+1\nrows = geo\n",
        "columns = TIME_PERIOD\n```\n\n```nrm table\ncaption = x\n",
        "rows = TIME_PERIOD\ncolumns = geo\n```\n\n```nrm figure\n",
        "kind = bars\ncaption = \@x\nrows = geo\nselect = year=2019\n```\n";
    close $template or die;
    system("nrm-report -q -t $to.md -f xlsx -o $to.xlsx $to.csv") == 0
        or die 'no hostile workbook';
}

my $build = $ENV{NRM_BUILD};
my $n = 0;
sub ok {
    my ($good, $what) = @_;
    $n++;
    print $good ? "ok $n - $what\n" : "not ok $n - $what\n";
    utf8::encode($_), print "# $_\n" for @wrong;
    @wrong = ();
}

# Every kind of chart, with hidden numbers, breaks and gaps, in each language,
# alone and behind another template.
my $data = 'tests/cli/nrm-chart/safe.csv';
my $kinds = 'tests/report/kinds.md.in';
for my $lang (qw(en el bg ro sl)) {
    system('nrm-report', '-q', '-t', $kinds, '-f', 'xlsx', '-L', $lang, '-o',
        "$work/kinds.$lang.xlsx", $data) == 0 or die "no workbook in $lang";
}
system("nrm-report -q -t $kinds -t $kinds -f xlsx -o $work/two.xlsx $data") == 0
    or die 'no workbook of two templates';
write_hostile("$work/hostile");
for my $file (glob("$work/*.xlsx"), glob("$build/reports/*.xlsx")) {
    my $sheets = check_book($file);
    my $good = !@wrong && $sheets > 3;
    ok($good, ($file =~ s{.*/}{}r) . ": $sheets sheets");
}
ok(($part_of->{charts} // 0) >= 7 * 8, 'charts were seen');
print "1..$n\n";
