/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fills empty cells from the row above, as in sheets with merged cells:
 * {"step": "fill", "columns": ["country"]}.
 */
#include "intake/step.h"

#include "data/unicode.h"

typedef struct filling {
    nrm_arena *a;
    const bool *mask;
    nrm_text *last;
    size_t n;
} filling;

static int
change(void *state, NRM_UNUSED nrm_arena *scratch, const nrm_cells *in,
       nrm_text *out, NRM_UNUSED nrm_err *e)
{
    filling *f = state;

    for (size_t i = 0; i < f->n; i++) {
        if (!f->mask[i])
            continue;
        if (nrm_utf8_trim(in->at[i]).len == 0)
            out[i] = f->last[i];
        else if (!nrm_text_eq(in->at[i], f->last[i]))
            f->last[i] = nrm_text_copy(f->a, in->at[i]);
    }
    return 1;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    filling *f = nrm_new(layout->a, filling);

    f->a = layout->a;
    f->n = from->n;
    f->last = nrm_new_n(layout->a, nrm_text, from->n);
    f->mask = nrm_step_columns(layout, from, json, "columns", e);
    return f->mask == NULL ? NULL : nrm_step_map(layout->a, from, change, f);
}

const nrm_step nrm_step_fill = {
    .name = "fill",
    .help = "fill empty cells from the row above",
    .keys = "columns",
    .open = open_step,
};
