/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes a header of several rows, where a merged cell stands only in its
 * first column: {"step": "header", "rows": 2, "fill": true, "join": " "}.
 */
#include "intake/step.h"

#include "data/unicode.h"

/* Names that stood in an earlier row are joined to those below them. */
static nrm_text
join(nrm_arena *a, nrm_text above, nrm_text with, nrm_text below)
{
    if (above.len == 0 || below.len == 0)
        return nrm_text_copy(a, above.len == 0 ? below : above);
    return nrm_text_of(nrm_format(a, "%.*s%.*s%.*s", (int)above.len, above.at,
                                  (int)with.len, with.at, (int)below.len,
                                  below.at));
}

/* A merged cell belongs to the columns up to the next one that is filled. */
static void
add_row(const nrm_layout *layout, nrm_text *names, const nrm_cells *row,
        bool fill, nrm_text with)
{
    nrm_text last = { NULL, 0 };

    for (size_t i = 0; i < row->n; i++) {
        nrm_text here = nrm_utf8_trim(row->at[i]);

        if (here.len > 0)
            last = here;
        names[i] = join(layout->a, names[i], with, fill ? last : here);
    }
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    static const nrm_dialect none = { .header = false };
    nrm_text with = nrm_text_of(" "), *names = NULL;
    nrm_rows *rows = nrm_new(layout->a, nrm_rows);
    double n_rows = 1;
    bool fill = false;
    size_t n = 0;

    if (nrm_json_number(json, "rows", &n_rows, e) != 0
        || nrm_json_bool(json, "fill", &fill, e) != 0
        || nrm_json_text(json, "join", &with, e) != 0)
        return NULL;
    for (double i = 0; i < n_rows; i++) {
        nrm_cells row;
        int more = from->next(from, &row, e);

        if (more == 0)
            nrm_fail_at(e, from->name, 0, "the file ends inside its header");
        if (more != NRM_ROW_GOOD)
            return NULL;
        names =
            nrm_grow(layout->a, names, n, row.n > n ? row.n : n, sizeof *names);
        n = row.n > n ? row.n : n;
        add_row(layout, names, &row, fill && i + 1 < n_rows, with);
        rows->line = row.line;
    }
    *rows = *from;
    rows = nrm_rows_header(layout->a, rows, &none, e);
    if (rows == NULL)
        return NULL;
    while (n > 0 && names[n - 1].len == 0)
        n--;
    rows->columns = names;
    rows->n = n;
    return rows;
}

const nrm_step nrm_step_header = {
    .name = "header",
    .help = "join the rows of a header, and fill merged cells to the right",
    .keys = "rows fill join",
    .before_header = true,
    .open = open_step,
};
