/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unique(columns): no two rows have the same values there. A row in which all
 * of them are missing has no key. Keeps the keys of all rows.
 */
#include "intake/rule_kind.h"

#include "base/buf.h"

typedef struct place {
    const char *file;
    size_t line;
} place;

typedef struct state {
    nrm_call call;
    nrm_pool *keys;
    place *first; /* of each key */
    size_t n, cap;
    nrm_buf key;
    const char *columns; /* "geo, year" */
} state;

static int
start(nrm_rule *r, const nrm_call *call, NRM_UNUSED nrm_err *e)
{
    state *s = nrm_new(r->a, state);
    nrm_buf columns;

    nrm_buf_init(&columns, r->a);
    nrm_buf_init(&s->key, r->a);
    r->state = s;
    s->call = *call;
    s->keys = nrm_pool_new(r->a);
    for (size_t i = 0; i < call->n_columns[0]; i++)
        nrm_buf_format(&columns, "%s%s", i > 0 ? ", " : "",
                       nrm_column_shown(&r->columns[call->columns[0][i]]));
    s->columns = nrm_buf_string(&columns);
    return 0;
}

static nrm_verdict
judge(nrm_rule *r, const nrm_rule_row *row)
{
    state *s = r->state;
    bool any = false;
    uint32_t key;

    nrm_buf_clear(&s->key);
    for (size_t i = 0; i < s->call.n_columns[0]; i++) {
        const nrm_cell *cell = &row->cells[s->call.columns[0][i]];

        any = any || cell->kind != NRM_CELL_MISSING;
        nrm_cell_key(cell, &s->key);
    }
    if (!any)
        return NRM_NOT_APPLICABLE;
    key = nrm_pool_add(s->keys, nrm_buf_all(&s->key));
    if (key == s->n) {
        nrm_room(r->a, s->first, s->n, s->cap);
        s->first[s->n].file = row->file;
        s->first[s->n++].line = row->line;
        return NRM_PASS;
    }
    if (!nrm_rule_offer(r))
        return NRM_FAIL;
    nrm_rule_report(r, row, "",
                    nrm_say(r->a, r->lang, NRM_SAY_UNIQUE, s->columns,
                            nrm_say(r->a, r->lang, NRM_SAY_PLACE,
                                    nrm_format(r->a, "%zu", s->first[key].line),
                                    s->first[key].file)));
    return NRM_FAIL;
}

const nrm_rule_kind nrm_rule_unique = {
    .name = "unique",
    .usage = "unique(column, ...)",
    .help = "no two rows have the same values there",
    .n_lists = 1,
    .options = "",
    .start = start,
    .row = judge,
};
