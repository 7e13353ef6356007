/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Leaves rows out: {"step": "where", "column": "Quarter", "not": "Total"}
 * keeps the others, {"step": "where", "column": "state", "is": ["open"]} keeps
 * these; `*` stands for any characters. {"step": "where", "empty": false}
 * leaves out rows without anything in them. Without a column the first one
 * is looked at.
 */
#include "intake/step.h"

#include "data/unicode.h"

typedef struct choosing {
    size_t column, n;
    const nrm_json *is, *not ;
    bool keep_empty;
} choosing;

static bool
is_like(const nrm_json *list, nrm_text cell)
{
    if (list->kind == NRM_JSON_STRING)
        return nrm_step_like(list->text, cell);
    for (const nrm_json *m = list->first; m != NULL; m = m->next)
        if (nrm_step_like(m->text, cell))
            return true;
    return false;
}

static int
change(void *state, NRM_UNUSED nrm_arena *scratch, const nrm_cells *in,
       NRM_UNUSED nrm_text *out, NRM_UNUSED nrm_err *e)
{
    const choosing *c = state;
    nrm_text cell =
        c->n == 0 ? nrm_text_n("", 0) : nrm_utf8_trim(in->at[c->column]);
    bool empty = true;

    if (c->is != NULL && !is_like(c->is, cell))
        return 0;
    if (c->not != NULL && is_like(c->not, cell))
        return 0;
    for (size_t i = 0; i < c->n && empty && !c->keep_empty; i++)
        empty = in->at[i].len == 0;
    return c->keep_empty || !empty;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    choosing *c = nrm_new(layout->a, choosing);

    c->n = from->n;
    c->keep_empty = true;
    c->is = nrm_json_get(json, "is");
    c->not = nrm_json_get(json, "not");
    if (nrm_json_bool(json, "empty", &c->keep_empty, e) != 0)
        return NULL;
    if (nrm_json_get(json, "column") != NULL
        && nrm_step_column(layout, from, json, "column", &c->column, e) != 0)
        return NULL;
    return nrm_step_map(layout->a, from, change, c);
}

const nrm_step nrm_step_where = {
    .name = "where",
    .help = "leave out rows by what stands in a column",
    .keys = "column is not empty",
    .open = open_step,
};
