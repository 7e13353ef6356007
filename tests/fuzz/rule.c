/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An expression of a rule, judged on a row with a number, bounds and text. */
#include "fuzz.h"

#include "intake/rule_sql.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    static const nrm_rule_column columns[] = {
        { .name = "total", .whole = true },
        { .name = "children", .whole = true },
        { .name = "name" },
        { .name = "rate" },
    };
    nrm_cell row[] = {
        { .kind = NRM_CELL_NUMBER, .span = { 7, 7 } },
        { .kind = NRM_CELL_SPAN, .span = { 0, 4 } },
        { .kind = NRM_CELL_TEXT, .text = nrm_text_of("Ελλάδα") },
        { .kind = NRM_CELL_MISSING },
    };
    nrm_sql *s = nrm_sql_new(a, columns, NRM_COUNT_OF(columns), e);
    nrm_verdict verdict;
    size_t number, offset = 0, culprit = 0;

    if (s == NULL)
        abort();
    if (nrm_sql_add(s, nrm_text_of(NULL), bytes, &number, &offset, e) != 0) {
        fuzz_outcome(-1, e);
        if (offset > bytes.len)
            abort();
        return;
    }
    fuzz_outcome(nrm_sql_row(s, row, &verdict, &culprit, e), e);
}
