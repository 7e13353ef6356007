/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes a header of several rows, where a merged cell stands only in its
 * first column: {"step": "header", "rows": 2, "fill": true, "join": " "}.
 * With "after": ["Alias", "Export*"] the header is the first row with a cell
 * behind the rows that begin with one of these, wherever that is.
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

/* Whether a row stands above the header: empty, or it begins as `after` says.
 */
static bool
is_above(const nrm_cells *row, const nrm_json *after)
{
    nrm_text first = nrm_text_n(NULL, 0);

    for (size_t i = 0; i < row->n && first.len == 0; i++)
        first = nrm_utf8_trim(row->at[i]);
    if (first.len == 0)
        return true;
    for (const nrm_json *m = after->first; m != NULL; m = m->next)
        if (nrm_step_like(m->text, first))
            return true;
    return false;
}

/* The next row of a header; the first one stands behind what is above it. */
static int
next_row(nrm_rows *from, const nrm_json *after, nrm_cells *row, nrm_err *e)
{
    int more;

    do
        more = from->next(from, row, e);
    while (more == NRM_ROW_GOOD && after != NULL && is_above(row, after));
    if (more == 0)
        nrm_fail_at(e, from->name, 0, "the file ends %s its header",
                    after != NULL ? "before" : "inside");
    return more == NRM_ROW_GOOD ? 0 : -1;
}

nrm_rows *
nrm_step_header_take(const nrm_layout *layout, nrm_rows *from,
                     const nrm_json *json, nrm_err *e)
{
    nrm_dialect *none = nrm_new(layout->a, nrm_dialect);
    nrm_text with = nrm_text_of(" "), *names = NULL;
    nrm_rows *rows = nrm_new(layout->a, nrm_rows);
    const nrm_json *after = nrm_json_want(json, "after", NRM_JSON_ARRAY, e);
    double n_rows = 1;
    bool fill = false;
    size_t n = 0, line = 0;

    if ((after == NULL && e->code != NRM_OK)
        || nrm_json_number(json, "rows", &n_rows, e) != 0
        || nrm_json_bool(json, "fill", &fill, e) != 0
        || nrm_json_text(json, "join", &with, e) != 0)
        return NULL;
    for (double i = 0; i < n_rows; i++) {
        nrm_cells row;

        if (next_row(from, i == 0 ? after : NULL, &row, e) != 0)
            return NULL;
        names =
            nrm_grow(layout->a, names, n, row.n > n ? row.n : n, sizeof *names);
        n = row.n > n ? row.n : n;
        add_row(layout, names, &row, fill && i + 1 < n_rows, with);
        line = row.line;
    }
    *rows = *from;
    none->skip_blank = layout->dialect->skip_blank;
    rows = nrm_rows_header(layout->a, rows, none, e);
    if (rows == NULL)
        return NULL;
    while (n > 0 && names[n - 1].len == 0)
        n--;
    rows->columns = names;
    rows->n = n;
    rows->line = line;
    return rows;
}

const nrm_step nrm_step_header = {
    .name = "header",
    .help = "join the rows of a header, and fill merged cells to the right",
    .keys = "rows fill join after",
    .before_header = true,
    .open = nrm_step_header_take,
};
