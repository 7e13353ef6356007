/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Leaves out what stands above the header: {"step": "skip", "rows": 3} or
 * {"step": "skip", "until": "Country*"}, the first row with such a cell.
 */
#include "intake/step.h"

typedef struct skipping {
    nrm_rows *from;
    size_t rows;    /* still to leave out */
    nrm_text until; /* absent once it was found */
} skipping;

static bool
has_cell_like(const nrm_cells *row, nrm_text pattern)
{
    for (size_t i = 0; i < row->n; i++)
        if (nrm_step_like(pattern, row->at[i]))
            return true;
    return false;
}

static int
next(nrm_rows *rows, nrm_cells *out, nrm_err *e)
{
    skipping *s = rows->state;
    int more;

    while ((more = s->from->next(s->from, out, e)) == NRM_ROW_GOOD) {
        if (s->rows > 0)
            s->rows--;
        else if (s->until.at == NULL || has_cell_like(out, s->until))
            break;
    }
    if (more == 0 && s->until.at != NULL)
        return nrm_fail_at(e, rows->name, 0, "no row has a cell like '%.*s'",
                           (int)s->until.len, s->until.at);
    s->until = nrm_text_n(NULL, 0);
    return more;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    skipping *s = nrm_new(layout->a, skipping);
    double rows = 0;

    s->from = from;
    if (nrm_json_number(json, "rows", &rows, e) != 0
        || nrm_json_text(json, "until", &s->until, e) != 0)
        return NULL;
    if (rows < 0 || rows > 1e6) {
        nrm_json_fail(json, e, "'rows' is a number of rows");
        return NULL;
    }
    s->rows = (size_t)rows;
    return nrm_rows_over(layout->a, from, next, s);
}

const nrm_step nrm_step_skip = {
    .name = "skip",
    .help = "leave out what stands above the header",
    .keys = "rows until",
    .before_header = true,
    .open = open_step,
};
