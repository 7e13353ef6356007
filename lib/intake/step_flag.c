/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes flags off values: {"step": "flag", "column": "OBS_VALUE", "into":
 * "OBS_STATUS"} makes 596 and `bep` of `596 bep`, and : and `c` of `: c`.
 */
#include "intake/step.h"

#include "data/unicode.h"

#include <string.h>

typedef struct flagging {
    size_t column, into;
} flagging;

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int
change(void *state, NRM_UNUSED nrm_arena *scratch, const nrm_cells *in,
       nrm_text *out, NRM_UNUSED nrm_err *e)
{
    const flagging *f = state;
    nrm_text cell = nrm_utf8_trim(in->at[f->column]);
    size_t n = cell.len;

    while (n > 0 && is_letter(cell.at[n - 1]))
        n--;
    out[f->into] = nrm_text_n(NULL, 0);
    if (n == 0)
        return 1;
    if (n < cell.len)
        out[f->into] = nrm_text_n(cell.at + n, cell.len - n);
    out[f->column] = nrm_utf8_trim(nrm_text_n(cell.at, n));
    return 1;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    flagging *f = nrm_new(layout->a, flagging);
    nrm_text *names = nrm_step_names(layout->a, from, 1);
    nrm_rows *rows;

    if (nrm_step_column(layout, from, json, "column", &f->column, e) != 0
        || nrm_step_text(json, "into", &names[from->n], e) != 0)
        return NULL;
    f->into = from->n;
    rows = nrm_step_map(layout->a, from, change, f);
    nrm_step_set_columns(rows, names, from->n + 1);
    return rows;
}

const nrm_step nrm_step_flag = {
    .name = "flag",
    .help = "take flag letters off the end of values",
    .keys = "column into",
    .open = open_step,
};
