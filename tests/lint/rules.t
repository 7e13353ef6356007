#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The rules of make lint find what they are for: a small tree that breaks each.
set -uo pipefail

root=$PWD tree=$(mktemp -d) count=0 failed=0
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree"/{lib/base,lib/data,cmd,tests,build}
cp lib/FLOORS "$tree/lib"
cp -r tests/lint "$tree/tests"
cd "$tree" || exit 2
git init -q .
export NRM_BUILD=$tree/build

# finds RULE TEXT: the rule says it.
finds() {
    count=$((count + 1))
    if [[ $(tests/lint/rules/"$1" 2>&1) = *"$2"* ]]; then
        echo "ok $count - $1: $2"
    else
        echo "not ok $count - $1: $2"
        failed=1
    fi
}

{
    echo '#include "data/up.h"'
    echo '#include "bad.h"'
    echo '#include <gsl/gsl_math.h>'
    echo '#include <locale.h>'
    echo '#include <csv.h>'
} > lib/base/includes.h
finds floors 'lib/base/includes.h:1: base may not include data/up.h'
finds floors 'lib/base/includes.h:2: "bad.h" should be written'
finds floors 'lib/base/includes.h:3: only math may include <gsl/gsl_math.h>'
finds floors 'lib/base/includes.h:4: <locale.h> is neither C, POSIX'
finds floors 'lib/base/includes.h:5: only data may include <csv.h>'
rm lib/base/includes.h

cat > lib/base/bad.c <<'END'
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int counter = 3;
int
bad(int a, int b, int c, int d, int e, int f, char *g)
{
    static int calls;

    if (a) {
        while (b) {
            for (; c; c--) {
                if (d) {
                    sscanf(g, "%d", &e);
                }
            }
        }
    }
    printf("%d", ++calls);
    setlocale(LC_ALL, "");
    return atoi(g) + e + f + counter + (malloc(9) != 0);
}
END
echo 'int main(void) { return 0; }' > cmd/nrm-bad.c
touch stray.sh
mkdir -p build/{lib/base,cmd,bin}
"${CC:-gcc}" -c -fdata-sections lib/base/bad.c -o build/lib/base/bad.o
"${CC:-gcc}" -c cmd/nrm-bad.c -o build/cmd/nrm-bad.o
"${CC:-gcc}" -Wl,--no-as-needed build/cmd/nrm-bad.o -lsqlite3 -lcmark -o build/bin/nrm-bad
finds globals '4 writable bytes in .data.counter'
finds globals '4 writable bytes in .bss.calls'
finds calls 'lib/base/bad.c: sscanf may be used in no file'
finds calls 'lib/base/bad.c: setlocale may be used in no file'
finds calls 'lib/base/bad.c: malloc may be used in  lib/base/arena.c only'
finds calls 'lib/base/bad.c: printf may be used in  lib/cli/ only'
finds size 'lib/base/bad.c:8: more than 6 parameters'
finds size 'lib/base/bad.c:8: 4 levels of nesting, not 3'
finds links 'nrm-bad loads without a call: '
finds links 'nrm-bad may not load libcmark'
finds licence 'lib/base/bad.c: no SPDX line'
finds manuals 'cmd/nrm-bad.1 is missing'
finds top 'stray.sh: does not belong at the top level'

{ printf 'int\nf(void)\n{\n'; yes '    f();' | head -n 61; echo '}'; } > lib/base/long.c
finds size 'lib/base/long.c:3: more than 60 lines in a function'
yes '' | head -n 501 > lib/base/long.c
finds size 'lib/base/long.c:501: more than 500 lines in a file'
yes '' | head -n 151 > lib/base/long.h
finds size 'lib/base/long.h:151: more than 150 lines in a file'
echo '.Sh NAME' > cmd/nrm-bad.1
finds manuals 'cmd/nrm-bad.1: no section EXAMPLES'
printf 'void f(const nrm_obs_row *row)\n{\n    nrm_obs_row key = *row;\n}\n' > lib/base/row.c
finds rows 'lib/base/row.c:3: a row is no value'

cd "$root" || exit 2
echo "1..$count"
exit $failed
