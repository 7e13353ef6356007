/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Leaves columns out: {"step": "drop", "columns": ["id", "meta*"]}; or all
 * others: {"step": "drop", "except": [...]}; or those without a name:
 * {"step": "drop", "nameless": true}.
 */
#include "intake/step.h"

typedef struct dropping {
    size_t *from; /* the column of the input for each that stays */
    size_t n;
} dropping;

static int
change(void *state, NRM_UNUSED nrm_arena *scratch, const nrm_cells *in,
       nrm_text *out, NRM_UNUSED nrm_err *e)
{
    const dropping *d = state;

    for (size_t i = 0; i < d->n; i++)
        out[i] = in->at[d->from[i]];
    return 1;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    dropping *d = nrm_new(layout->a, dropping);
    nrm_text *names = nrm_step_names(layout->a, from, 0);
    bool nameless = false, except = nrm_json_get(json, "except") != NULL;
    bool listed = except || nrm_json_get(json, "columns") != NULL;
    const bool *mask = NULL;
    nrm_rows *rows;

    if (nrm_json_bool(json, "nameless", &nameless, e) != 0)
        return NULL;
    if (listed) {
        mask = nrm_step_columns(layout, from, json,
                                except ? "except" : "columns", e);
        if (mask == NULL)
            return NULL;
    }
    d->from = nrm_new_n(layout->a, size_t, from->n);
    for (size_t i = 0; i < from->n; i++) {
        if ((listed && mask[i] != except)
            || (nameless && from->columns[i].len == 0))
            continue;
        names[d->n] = from->columns[i];
        d->from[d->n++] = i;
    }
    rows = nrm_step_map(layout->a, from, change, d);
    nrm_step_set_columns(rows, names, d->n);
    return rows;
}

const nrm_step nrm_step_drop = {
    .name = "drop",
    .help = "leave columns out",
    .keys = "columns except nameless",
    .open = open_step,
};
