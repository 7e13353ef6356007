/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes rows of columns: {"step": "unpivot", "columns": "20*", "into":
 * "TIME_PERIOD", "value": "OBS_VALUE"}, or all columns but some: "except".
 * The headers go to `into`, with blanks around them cut off.
 */
#include "intake/step.h"

#include "data/unicode.h"

#include <string.h>

typedef struct unpivoting {
    nrm_rows *from;
    size_t *kept, n_kept;     /* columns that stay */
    size_t *turned, n_turned; /* columns that become rows */
    nrm_text *names;          /* their trimmed headers */
    nrm_cells row;
    size_t at; /* the next of `turned` for the row */
    nrm_text *cells;
} unpivoting;

static int
next(nrm_rows *rows, nrm_cells *out, nrm_err *e)
{
    unpivoting *u = rows->state;

    if (u->at == u->n_turned) {
        int more = u->from->next(u->from, &u->row, e);

        if (more != NRM_ROW_GOOD) {
            *out = u->row;
            return more;
        }
        u->at = 0;
        for (size_t i = 0; i < u->n_kept; i++)
            u->cells[i] = u->row.at[u->kept[i]];
    }
    u->cells[u->n_kept] = u->names[u->at];
    u->cells[u->n_kept + 1] = u->row.at[u->turned[u->at]];
    u->at++;
    out->at = u->cells;
    out->n = u->n_kept + 2;
    out->line = u->row.line;
    out->of = NULL;
    return NRM_ROW_GOOD;
}

static void
sort_columns(const nrm_layout *layout, unpivoting *u, const bool *turned)
{
    const nrm_rows *from = u->from;

    u->kept = nrm_new_n(layout->a, size_t, from->n);
    u->turned = nrm_new_n(layout->a, size_t, from->n);
    u->names = nrm_new_n(layout->a, nrm_text, from->n);
    u->cells = nrm_new_n(layout->a, nrm_text, from->n + 2);
    for (size_t i = 0; i < from->n; i++) {
        if (!turned[i]) {
            u->kept[u->n_kept++] = i;
            continue;
        }
        u->names[u->n_turned] = nrm_utf8_trim(from->columns[i]);
        u->turned[u->n_turned++] = i;
    }
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    bool except = nrm_json_get(json, "except") != NULL;
    unpivoting *u = nrm_new(layout->a, unpivoting);
    nrm_rows *rows = nrm_rows_over(layout->a, from, next, u);
    nrm_text into, value, *names;
    bool *turned;

    if (nrm_step_text(json, "into", &into, e) != 0
        || nrm_step_text(json, "value", &value, e) != 0)
        return NULL;
    turned =
        nrm_step_columns(layout, from, json, except ? "except" : "columns", e);
    if (turned == NULL)
        return NULL;
    for (size_t i = 0; i < from->n; i++)
        turned[i] = turned[i] != except;
    u->from = from;
    sort_columns(layout, u, turned);
    if (u->n_turned == 0) {
        nrm_json_fail(json, e, "no column becomes rows; there are: %s",
                      nrm_rows_known(layout->a, from));
        return NULL;
    }
    u->at = u->n_turned;
    names = nrm_new_n(layout->a, nrm_text, u->n_kept + 2);
    for (size_t i = 0; i < u->n_kept; i++)
        names[i] = from->columns[u->kept[i]];
    names[u->n_kept] = into;
    names[u->n_kept + 1] = value;
    rows->columns = names;
    rows->n = u->n_kept + 2;
    rows->turned = true;
    return rows;
}

const nrm_step nrm_step_unpivot = {
    .name = "unpivot",
    .help = "make rows of columns",
    .keys = "columns except into value",
    .open = open_step,
};
