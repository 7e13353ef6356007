/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Adds the columns of the row of another sheet that a key points to, as for
 * the repeats of a form: {"step": "join", "sheet": "main", "key": "_index",
 * "on": "_parent_index"}. A row whose key is not there is bad. Columns that
 * this sheet has already are not added.
 */
#include "intake/step.h"

#include "base/pool.h"

#include <string.h>

typedef struct joining {
    const char *sheet;
    size_t on, n; /* the key here, and columns here */
    nrm_pool *keys;
    nrm_text **row; /* the cells of each key */
    size_t cap;
    size_t *added, n_added; /* columns of the other sheet */
} joining;

static int
change(void *state, nrm_arena *scratch, const nrm_cells *in, nrm_text *out,
       nrm_err *e)
{
    const joining *j = state;
    uint32_t number;

    if (!nrm_pool_find(j->keys, in->at[j->on], &number))
        return nrm_fail(e, NRM_EINPUT,
                        "the row is an orphan: '%s' has no row '%s'", j->sheet,
                        nrm_quote(scratch, in->at[j->on]));
    for (size_t i = 0; i < j->n_added; i++)
        out[j->n + i] = j->row[number][j->added[i]];
    return 1;
}

/* Keeps the rows of the other sheet by their keys. */
static int
load(const nrm_layout *layout, joining *j, nrm_rows *other, size_t key,
     nrm_err *e)
{
    nrm_cells row;
    int more;

    j->keys = nrm_pool_new(layout->a);
    while ((more = other->next(other, &row, e)) == NRM_ROW_GOOD) {
        size_t n = nrm_pool_count(j->keys);
        nrm_text *copy = nrm_new_n(layout->a, nrm_text, row.n);

        if (nrm_pool_add(j->keys, row.at[key]) != n)
            return nrm_fail_at(e, other->name, row.line,
                               "the key '%s' stands twice in '%s'",
                               nrm_quote(layout->a, row.at[key]), j->sheet);
        for (size_t i = 0; i < row.n; i++)
            copy[i] = nrm_text_copy(layout->a, row.at[i]);
        nrm_room(layout->a, j->row, n, j->cap);
        j->row[n] = copy;
    }
    return more == 0 ? 0 : -1;
}

static nrm_rows *
open_other(const nrm_layout *layout, const nrm_json *json, joining *j,
           nrm_err *e)
{
    nrm_rows *other;
    nrm_text sheet;

    if (nrm_step_text(json, "sheet", &sheet, e) != 0)
        return NULL;
    j->sheet = nrm_text_string(layout->a, sheet);
    other = layout->other(layout, nrm_json_get(json, "sheet"), e);
    return other == NULL
               ? NULL
               : nrm_rows_header(layout->a, other, layout->dialect, e);
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    joining *j = nrm_new(layout->a, joining);
    nrm_rows *other = open_other(layout, json, j, e), *rows;
    nrm_text *names;
    size_t key, n;

    if (other == NULL
        || nrm_step_column(layout, from, json, "on", &j->on, e) != 0
        || nrm_step_column(layout, other, json, "key", &key, e) != 0
        || load(layout, j, other, key, e) != 0)
        return NULL;
    n = j->n = from->n;
    names = nrm_step_names(layout->a, from, other->n);
    j->added = nrm_new_n(layout->a, size_t, other->n);
    for (size_t i = 0; i < other->n; i++)
        if (nrm_rows_find(from, other->columns[i]) == from->n) {
            names[n++] = other->columns[i];
            j->added[j->n_added++] = i;
        }
    rows = nrm_step_map(layout->a, from, change, j);
    nrm_step_set_columns(rows, names, n);
    return rows;
}

const nrm_step nrm_step_join = {
    .name = "join",
    .help = "add the columns of another sheet's row by its key",
    .keys = "sheet key on",
    .open = open_step,
};
