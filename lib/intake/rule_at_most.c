/* SPDX-License-Identifier: GPL-3.0-or-later */
/* at_most(a, b, c): in one row, a is at most b, and b at most c. */
#include "intake/rule_kind.h"

static int
start(nrm_rule *r, const nrm_call *call, nrm_err *e)
{
    nrm_call *kept = nrm_new(r->a, nrm_call);

    *kept = *call;
    r->state = kept;
    if (call->n_columns[0] < 2)
        return nrm_fail(e, NRM_EINPUT, "at_most compares two columns or more");
    return 0;
}

static void
report(nrm_rule *r, const nrm_rule_row *row, size_t part, size_t whole)
{
    char limit[NRM_NUM_BYTES];
    nrm_span high;

    if (!nrm_rule_offer(r) || !nrm_cell_bounds(&row->cells[whole], &high))
        return;
    nrm_num_format(high.high, limit);
    nrm_rule_report(r, row, nrm_format(r->a, "..%s", limit),
                    nrm_say(r->a, r->lang, NRM_SAY_AT_MOST,
                            nrm_column_shown(&r->columns[part]),
                            nrm_cell_show(r->a, &row->cells[part]),
                            nrm_column_shown(&r->columns[whole]),
                            nrm_cell_show(r->a, &row->cells[whole])));
}

/* The worst verdict about two neighbours that both have a number. */
static nrm_verdict
judge(nrm_rule *r, const nrm_rule_row *row)
{
    const nrm_call *call = r->state;
    nrm_verdict verdict = NRM_NOT_APPLICABLE;
    size_t before = r->n_columns;

    for (size_t i = 0; i < call->n_columns[0]; i++) {
        size_t now = call->columns[0][i];
        nrm_span low, high;

        if (!nrm_cell_bounds(&row->cells[now], &high))
            continue;
        if (before < r->n_columns
            && nrm_cell_bounds(&row->cells[before], &low)) {
            if (low.low > high.high) {
                report(r, row, before, now);
                return NRM_FAIL;
            }
            if (low.high > high.low)
                verdict = NRM_UNDECIDED;
            else if (verdict == NRM_NOT_APPLICABLE)
                verdict = NRM_PASS;
        }
        before = now;
    }
    return verdict;
}

const nrm_rule_kind nrm_rule_at_most = {
    .name = "at_most",
    .usage = "at_most(part, whole, ...)",
    .help = "no number of a row is larger than the next one named",
    .n_lists = 1,
    .options = "",
    .start = start,
    .row = judge,
};
