#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The compiler refuses raw observations where safe ones are wanted, accepts
# safe ones, and does not let anybody look inside a nrm_safe.
set -uo pipefail

cd "$(dirname "$0")/../.." || exit 2
n=0 failed=0

# compiles yes|no NAME: whether the snippet on standard input compiles.
compiles() {
    local said=no snippet
    snippet='#include "protect/safe.h"
static void render(const nrm_safe *safe) { (void)safe; }
'$(cat)
    n=$((n + 1))
    "${CC:-gcc}" -std=c11 -D_XOPEN_SOURCE=700 -Ilib -fsyntax-only \
        -Werror=incompatible-pointer-types -x c - <<< "$snippet" \
        2> /dev/null && said=yes
    if [ $said = "$1" ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; failed=1; fi
}

compiles yes 'a renderer takes safe observations' << 'C'
void show(const nrm_safe *safe); void show(const nrm_safe *safe) { render(safe); }
C
compiles no 'a renderer does not take raw observations' << 'C'
void show(const nrm_obs *obs); void show(const nrm_obs *obs) { render(obs); }
C
compiles no 'nor what is read from safe ones' << 'C'
void show(const nrm_safe *safe);
void show(const nrm_safe *safe) { render(nrm_safe_obs(safe)); }
C
compiles no 'nobody makes one by hand' << 'C'
void show(nrm_obs *obs);
void show(nrm_obs *obs) { nrm_safe safe = { obs }; render(&safe); }
C
compiles no 'nobody takes one apart' << 'C'
nrm_obs *take(const nrm_safe *safe);
nrm_obs *take(const nrm_safe *safe) { return safe->obs; }
C
for call in 'nrm_table *t = nrm_table_make(w, a, x, NULL, e); (void)t' \
    'nrm_figure *f = nrm_chart_make(w, a, x, NULL, e); (void)f' \
    'nrm_doc *d = nrm_doc_make(w, a, x, NULL, e); (void)d'; do
    for type in nrm_safe:yes nrm_obs:no; do
        compiles ${type#*:} "${type%:*} in ${call%%;*}" << C
#include "show/chart.h"
#include "show/doc.h"
void show(nrm_words *w, nrm_arena *a, const ${type%:*} *x, nrm_err *e);
void show(nrm_words *w, nrm_arena *a, const ${type%:*} *x, nrm_err *e) { $call; }
C
    done
done
echo "1..$n"
exit $failed
