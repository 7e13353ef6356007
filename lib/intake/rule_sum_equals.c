/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sum_equals(total; parts): the parts of one row add up to its total. A part
 * that is missing makes the rule not applicable (missing=na, the default),
 * counts as nothing (zero), or may be anything from 0 on (bounds).
 */
#include "intake/rule_kind.h"

#include "intake/check_group.h"

#include <math.h>

typedef enum policy { NA, ZERO, BOUNDS } policy;

typedef struct state {
    nrm_call call;
    policy missing;
    const char *parts; /* "girls + boys" */
} state;

static int
start(nrm_rule *r, const nrm_call *call, nrm_err *e)
{
    static const char *const names[] = { "na", "zero", "bounds" };
    nrm_text word = nrm_call_option(call, "missing");
    state *s = nrm_new(r->a, state);
    nrm_buf parts;

    nrm_buf_init(&parts, r->a);
    r->state = s;
    s->call = *call;
    if (call->n_columns[0] != 1)
        return nrm_fail(e, NRM_EINPUT, "sum_equals has one total");
    for (size_t i = 0; i < call->n_columns[1]; i++)
        nrm_buf_format(&parts, "%s%s", i > 0 ? " + " : "",
                       nrm_column_shown(&r->columns[call->columns[1][i]]));
    s->parts = nrm_buf_string(&parts);
    if (word.at == NULL)
        return 0;
    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        if (nrm_text_is(word, names[i])) {
            s->missing = (policy)i;
            return 0;
        }
    return nrm_fail(e, NRM_EINPUT, "'missing=' is na, zero or bounds");
}

/* Adds up the parts; false when one is missing and that decides. */
static bool
add_up(const state *s, const nrm_cell *cells, nrm_span *sum)
{
    sum->low = sum->high = 0;
    for (size_t i = 0; i < s->call.n_columns[1]; i++) {
        nrm_span part;

        if (!nrm_cell_bounds(&cells[s->call.columns[1][i]], &part)) {
            if (s->missing == NA)
                return false;
            part.low = 0;
            part.high = s->missing == ZERO ? 0 : INFINITY;
        }
        sum->low += part.low;
        sum->high += part.high;
    }
    return true;
}

static nrm_verdict
judge(nrm_rule *r, const nrm_rule_row *row)
{
    const state *s = r->state;
    nrm_span total, sum;
    const char *shown;

    if (!nrm_cell_bounds(&row->cells[s->call.columns[0][0]], &total)
        || !add_up(s, row->cells, &sum))
        return NRM_NOT_APPLICABLE;
    if (sum.low <= total.high && sum.high >= total.low)
        return sum.low == sum.high && total.low == total.high ? NRM_PASS
                                                              : NRM_UNDECIDED;
    if (!nrm_rule_offer(r))
        return NRM_FAIL;
    shown = nrm_check_span(r->a, sum);
    nrm_rule_report(r, row, shown,
                    nrm_say(r->a, r->lang,
                            sum.low > total.high ? NRM_SAY_PARTS_ABOVE
                                                 : NRM_SAY_PARTS_BELOW,
                            s->parts, shown, nrm_check_span(r->a, total)));
    return NRM_FAIL;
}

const nrm_rule_kind nrm_rule_sum_equals = {
    .name = "sum_equals",
    .usage = "sum_equals(total; part, part, ...; missing=na|zero|bounds)",
    .help = "the parts of a row add up to its total",
    .n_lists = 2,
    .options = " missing ",
    .start = start,
    .row = judge,
};
