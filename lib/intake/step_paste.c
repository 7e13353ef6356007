/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joins columns into a new one: {"step": "paste", "columns": ["Year",
 * "Quarter"], "into": "when", "with": "-"}, in the order of the file.
 */
#include "intake/step.h"

#include "base/buf.h"
#include "data/unicode.h"

typedef struct pasting {
    const bool *mask;
    size_t n;
    nrm_text with;
} pasting;

static int
change(void *state, nrm_arena *scratch, const nrm_cells *in, nrm_text *out,
       NRM_UNUSED nrm_err *e)
{
    const pasting *p = state;
    nrm_buf b;

    nrm_buf_init(&b, scratch);
    for (size_t i = 0; i < p->n; i++) {
        if (!p->mask[i])
            continue;
        if (b.len > 0)
            nrm_buf_view(&b, p->with);
        nrm_buf_view(&b, nrm_utf8_trim(in->at[i]));
    }
    out[p->n] = nrm_buf_all(&b);
    return 1;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    pasting *p = nrm_new(layout->a, pasting);
    nrm_text *names = nrm_step_names(layout->a, from, 1);
    nrm_rows *rows;

    p->n = from->n;
    p->mask = nrm_step_columns(layout, from, json, "columns", e);
    if (p->mask == NULL || nrm_step_text(json, "into", &names[p->n], e) != 0
        || nrm_json_text(json, "with", &p->with, e) != 0)
        return NULL;
    rows = nrm_step_map(layout->a, from, change, p);
    nrm_step_set_columns(rows, names, p->n + 1);
    return rows;
}

const nrm_step nrm_step_paste = {
    .name = "paste",
    .help = "join columns into a new one",
    .keys = "columns into with",
    .open = open_step,
};
