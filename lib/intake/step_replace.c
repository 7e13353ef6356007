/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replaces the end of cells: {"step": "replace", "columns": ["when"], "end":
 * "-Total", "with": ""}; or whole cells: {"step": "replace", "columns": "*",
 * "cell": "-oth-", "with": "OTH"}.
 */
#include "intake/step.h"

#include <string.h>

typedef struct replacing {
    const bool *mask;
    size_t n;
    nrm_text end, cell, with;
} replacing;

static int
change(void *state, nrm_arena *scratch, const nrm_cells *in, nrm_text *out,
       NRM_UNUSED nrm_err *e)
{
    const replacing *r = state;

    for (size_t i = 0; i < r->n; i++) {
        nrm_text t = in->at[i];

        if (!r->mask[i])
            continue;
        if (r->cell.at != NULL && nrm_text_eq(t, r->cell))
            out[i] = r->with;
        if (r->end.at != NULL && nrm_text_ends(t, r->end.at))
            out[i] = nrm_text_of(nrm_format(scratch, "%.*s%.*s",
                                            (int)(t.len - r->end.len), t.at,
                                            (int)r->with.len, r->with.at));
    }
    return 1;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    replacing *r = nrm_new(layout->a, replacing);

    r->n = from->n;
    r->mask = nrm_step_columns(layout, from, json, "columns", e);
    if (r->mask == NULL || nrm_json_text(json, "end", &r->end, e) != 0
        || nrm_json_text(json, "cell", &r->cell, e) != 0
        || nrm_step_text(json, "with", &r->with, e) != 0)
        return NULL;
    return nrm_step_map(layout->a, from, change, r);
}

const nrm_step nrm_step_replace = {
    .name = "replace",
    .help = "replace whole cells or their ends",
    .keys = "columns end cell with",
    .open = open_step,
};
