/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * complete(group; period): the panel has a row for each group in each period
 * from the first one in the file to the last. Keeps the keys of all rows.
 */
#include "intake/rule_kind.h"

#include "base/buf.h"

#include <math.h>

#define PERIODS_MAX 10000

typedef struct state {
    nrm_call call;
    nrm_pool *groups; /* keys of groups */
    nrm_cell **cells; /* of each group: its first row */
    size_t n, cap;
    nrm_pool *seen; /* group and period */
    double first, last;
    const char *file;
    nrm_buf key;
} state;

static int
start(nrm_rule *r, const nrm_call *call, nrm_err *e)
{
    state *s = nrm_new(r->a, state);

    r->state = s;
    s->call = *call;
    s->groups = nrm_pool_new(r->a);
    s->seen = nrm_pool_new(r->a);
    s->first = INFINITY;
    s->last = -INFINITY;
    nrm_buf_init(&s->key, r->a);
    if (call->n_columns[1] != 1)
        return nrm_fail(e, NRM_EINPUT, "complete has one period");
    return 0;
}

/* Makes the key of a group in a period. */
static nrm_text
panel_key(state *s, uint32_t group, double period)
{
    nrm_buf_clear(&s->key);
    nrm_buf_put(&s->key, (const char *)&group, sizeof group);
    nrm_buf_put(&s->key, (const char *)&period, sizeof period);
    return nrm_buf_all(&s->key);
}

/* Keeps what the group of a row is called. */
static void
keep_name(nrm_rule *r, const nrm_rule_row *row)
{
    state *s = r->state;
    nrm_cell *cells = nrm_new_n(r->a, nrm_cell, r->n_columns);

    for (size_t i = 0; i < s->call.n_columns[0]; i++) {
        size_t c = s->call.columns[0][i];

        cells[c] = row->cells[c];
        cells[c].text = nrm_text_copy(r->a, row->cells[c].text);
    }
    nrm_room(r->a, s->cells, s->n, s->cap);
    s->cells[s->n++] = cells;
}

static nrm_verdict
keep(nrm_rule *r, const nrm_rule_row *row)
{
    state *s = r->state;
    const nrm_cell *period = &row->cells[s->call.columns[1][0]];
    uint32_t group;

    if (period->kind != NRM_CELL_NUMBER
        || period->span.low != floor(period->span.low))
        return NRM_NOT_APPLICABLE;
    nrm_buf_clear(&s->key);
    for (size_t i = 0; i < s->call.n_columns[0]; i++)
        if (row->cells[s->call.columns[0][i]].kind == NRM_CELL_MISSING)
            return NRM_NOT_APPLICABLE;
    for (size_t i = 0; i < s->call.n_columns[0]; i++)
        nrm_cell_key(&row->cells[s->call.columns[0][i]], &s->key);
    group = nrm_pool_add(s->groups, nrm_buf_all(&s->key));
    if (group == s->n)
        keep_name(r, row);
    nrm_pool_add(s->seen, panel_key(s, group, period->span.low));
    s->first = fmin(s->first, period->span.low);
    s->last = fmax(s->last, period->span.low);
    s->file = row->file;
    return NRM_VERDICTS;
}

/* "geo=EL year=2014" */
static const char *
name_of(const nrm_rule *r, const nrm_cell *cells)
{
    const state *s = r->state;
    nrm_buf out;

    nrm_buf_init(&out, r->a);
    for (size_t i = 0; i <= s->call.n_columns[0]; i++) {
        size_t c = i < s->call.n_columns[0] ? s->call.columns[0][i]
                                            : s->call.columns[1][0];

        nrm_buf_format(&out, "%s%s=%s", i > 0 ? " " : "",
                       nrm_column_shown(&r->columns[c]),
                       nrm_cell_show(r->a, &cells[c]));
    }
    return nrm_buf_string(&out);
}

static void
report(nrm_rule *r, nrm_cell *cells, double period)
{
    const state *s = r->state;
    nrm_rule_row row = { cells, s->file, 0 };
    nrm_cell *at = &cells[s->call.columns[1][0]];

    if (!nrm_rule_offer(r))
        return;
    at->kind = NRM_CELL_NUMBER;
    at->span.low = at->span.high = period;
    nrm_rule_report(
        r, &row, "",
        nrm_say(r->a, r->lang, NRM_SAY_COMPLETE, name_of(r, cells)));
}

static void
finish(nrm_rule *r)
{
    state *s = r->state;

    if (s->n == 0 || s->last - s->first > PERIODS_MAX)
        return;
    for (uint32_t group = 0; group < s->n; group++)
        for (double period = s->first; period <= s->last; period++) {
            uint32_t number;
            bool known =
                nrm_pool_find(s->seen, panel_key(s, group, period), &number);

            nrm_findings_count(r->to, r->tally, known ? NRM_PASS : NRM_FAIL);
            if (!known)
                report(r, s->cells[group], period);
        }
}

const nrm_rule_kind nrm_rule_complete = {
    .name = "complete",
    .usage = "complete(group, ...; period)",
    .help = "each group has a row in each period of the file",
    .n_lists = 2,
    .options = "",
    .start = start,
    .row = keep,
    .finish = finish,
};
