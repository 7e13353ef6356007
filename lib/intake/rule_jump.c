/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * jump(value; period; group): from one period to the next of its group, a
 * number does not become `ratio` times as large or as small with a difference
 * of `absolute` or more. Keeps the numbers of all rows.
 */
#include "intake/rule_kind.h"

#include "base/buf.h"

#include <math.h>
#include <stdlib.h>

typedef struct item {
    uint32_t group;
    double period;
    nrm_span value;
    nrm_cell *cells; /* a copy of the row, for the finding */
    const char *file;
    size_t line;
} item;

typedef struct state {
    nrm_call call;
    double ratio, absolute;
    nrm_pool *groups;
    item *items;
    size_t n, cap;
    nrm_buf key;
} state;

static int
start(nrm_rule *r, const nrm_call *call, nrm_err *e)
{
    state *s = nrm_new(r->a, state);

    r->state = s;
    s->call = *call;
    s->groups = nrm_pool_new(r->a);
    nrm_buf_init(&s->key, r->a);
    if (call->n_columns[0] != 1 || call->n_columns[1] != 1)
        return nrm_fail(e, NRM_EINPUT, "jump has one value and one period");
    if (nrm_call_number(call, "ratio", 3, &s->ratio, e) != 0)
        return -1;
    return nrm_call_number(call, "absolute", 30, &s->absolute, e);
}

static nrm_cell *
copy_cells(nrm_rule *r, const nrm_cell *cells)
{
    nrm_cell *copy = nrm_new_n(r->a, nrm_cell, r->n_columns);

    for (size_t i = 0; i < r->n_columns; i++) {
        if (!r->uses[i] && !r->columns[i].key)
            continue;
        copy[i] = cells[i];
        if (cells[i].kind == NRM_CELL_TEXT)
            copy[i].text = nrm_text_copy(r->a, cells[i].text);
    }
    return copy;
}

static nrm_verdict
keep(nrm_rule *r, const nrm_rule_row *row)
{
    state *s = r->state;
    const nrm_cell *period = &row->cells[s->call.columns[1][0]];
    nrm_span value;
    item *to;

    if (period->kind != NRM_CELL_NUMBER
        || !nrm_cell_bounds(&row->cells[s->call.columns[0][0]], &value))
        return NRM_NOT_APPLICABLE;
    nrm_buf_clear(&s->key);
    for (size_t i = 0; i < s->call.n_columns[2]; i++)
        nrm_cell_key(&row->cells[s->call.columns[2][i]], &s->key);
    nrm_room(r->a, s->items, s->n, s->cap);
    to = &s->items[s->n++];
    to->group = nrm_pool_add(s->groups, nrm_buf_all(&s->key));
    to->period = period->span.low;
    to->value = value;
    to->cells = copy_cells(r, row->cells);
    to->file = row->file;
    to->line = row->line;
    return NRM_VERDICTS;
}

static int
compare(const void *left, const void *right)
{
    const item *a = left, *b = right;
    int order = (a->group > b->group) - (a->group < b->group);

    if (order == 0)
        order = (a->period > b->period) - (a->period < b->period);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static bool
jumps(const state *s, double a, double b)
{
    double low = fmin(a, b), high = fmax(a, b);

    return high - low >= s->absolute && high >= low * s->ratio;
}

static nrm_verdict
judge(const state *s, nrm_span x, nrm_span y)
{
    bool apart = x.high < y.low || y.high < x.low;

    if (apart
        && jumps(s, x.high < y.low ? x.high : x.low,
                 x.high < y.low ? y.low : y.high))
        return NRM_FAIL;
    return jumps(s, x.low, y.high) || jumps(s, x.high, y.low) ? NRM_UNDECIDED
                                                              : NRM_PASS;
}

static void
report(nrm_rule *r, const item *before, const item *after)
{
    const state *s = r->state;
    nrm_rule_row row = { after->cells, after->file, after->line };
    size_t value = s->call.columns[0][0], period = s->call.columns[1][0];

    if (!nrm_rule_offer(r))
        return;
    nrm_rule_report(r, &row, "",
                    nrm_say(r->a, r->lang, NRM_SAY_STEP,
                            nrm_cell_show(r->a, &before->cells[period]),
                            nrm_cell_show(r->a, &after->cells[period]),
                            nrm_cell_show(r->a, &before->cells[value]),
                            nrm_cell_show(r->a, &after->cells[value])));
}

static void
finish(nrm_rule *r)
{
    state *s = r->state;

    if (s->n > 1)
        qsort(s->items, s->n, sizeof *s->items, compare);
    for (size_t i = 1; i < s->n; i++) {
        const item *before = &s->items[i - 1], *after = &s->items[i];
        nrm_verdict verdict;

        if (before->group != after->group
            || after->period - before->period != 1)
            continue;
        verdict = judge(s, before->value, after->value);
        nrm_findings_count(r->to, r->tally, verdict);
        if (verdict == NRM_FAIL)
            report(r, before, after);
    }
}

const nrm_rule_kind nrm_rule_jump = {
    .name = "jump",
    .usage = "jump(value; period; group, ...; ratio=3; absolute=30)",
    .help = "from one period to the next a number does not jump",
    .n_lists = 3,
    .options = " ratio  absolute ",
    .start = start,
    .row = keep,
    .finish = finish,
};
