/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes off the quote that exports put before text which a spreadsheet would
 * take for a formula: {"step": "unmask"} makes `=1+1` of `'=1+1`.
 */
#include "intake/step.h"

#include <string.h>

static int
change(void *state, NRM_UNUSED nrm_arena *scratch, const nrm_cells *in,
       nrm_text *out, NRM_UNUSED nrm_err *e)
{
    const size_t *n = state;

    for (size_t i = 0; i < *n; i++) {
        nrm_text t = in->at[i];

        if (t.len >= 2 && t.at[0] == '\'' && strchr("=+-@\t\r", t.at[1]))
            out[i] = nrm_text_n(t.at + 1, t.len - 1);
    }
    return 1;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from,
          NRM_UNUSED const nrm_json *json, NRM_UNUSED nrm_err *e)
{
    size_t *n = nrm_new(layout->a, size_t);

    *n = from->n;
    return nrm_step_map(layout->a, from, change, n);
}

const nrm_step nrm_step_unmask = {
    .name = "unmask",
    .help = "take off the quote that hides formulas",
    .keys = "",
    .open = open_step,
};
