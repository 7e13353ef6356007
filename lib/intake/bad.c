/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/bad.h"

#include "data/csv.h"

#include <string.h>

struct nrm_bad {
    nrm_arena *a;
    nrm_csv_out csv;
    size_t n;
};

nrm_bad *
nrm_bad_new(nrm_arena *a, nrm_out *out)
{
    nrm_bad *bad = nrm_new(a, nrm_bad);

    bad->a = a;
    nrm_csv_out_init(&bad->csv, a, out, ',');
    return bad;
}

nrm_bad *
nrm_bad_open(nrm_arena *a, const char *path, nrm_err *e)
{
    nrm_out *out = nrm_out_open(a, path, 0600, e);

    return out == NULL ? NULL : nrm_bad_new(a, out);
}

int
nrm_bad_commit(nrm_bad *bad, nrm_err *e)
{
    return nrm_out_commit(bad->csv.out, e);
}

static int
write_header(nrm_bad *bad, const nrm_rows *rows, nrm_err *e)
{
    nrm_csv_put_string(&bad->csv, "file");
    nrm_csv_put_string(&bad->csv, "line");
    nrm_csv_put_string(&bad->csv, "reason");
    for (size_t i = 0; i < rows->n; i++)
        nrm_csv_put(&bad->csv, rows->columns[i]);
    nrm_csv_put_string(&bad->csv, "more");
    return nrm_csv_end(&bad->csv, e);
}

/*
 * The cells under their columns. A layout step may have failed before the
 * columns were what they are at the end, so the others stand by their names,
 * and those beyond the last column without one, in `more`.
 */
static void
put_cells(nrm_bad *bad, const nrm_rows *rows, const nrm_cells *row)
{
    const nrm_rows *of = row->of == NULL ? rows : row->of;
    nrm_buf more;

    nrm_buf_init(&more, bad->a);
    for (size_t i = 0; i < rows->n; i++) {
        size_t k = nrm_rows_find(of, rows->columns[i]);

        nrm_csv_put(&bad->csv,
                    k < of->n && k < row->n ? row->at[k] : nrm_text_n(NULL, 0));
    }
    for (size_t k = 0; k < row->n; k++) {
        nrm_text name = k < of->n ? of->columns[k] : nrm_text_n("", 0);

        if (k < of->n && nrm_rows_find(rows, name) < rows->n)
            continue;
        nrm_buf_text(&more, more.len == 0 ? "" : ";");
        nrm_buf_view(&more, name);
        nrm_buf_text(&more, k < of->n ? "=" : "");
        nrm_buf_view(&more, row->at[k]);
    }
    nrm_csv_put(&bad->csv, nrm_buf_all(&more));
}

/* The message without "file:line: " before it. */
static const char *
reason(nrm_arena *a, const nrm_rows *rows, const nrm_cells *row,
       const char *text)
{
    const char *place = nrm_format(a, "%s:%zu: ", rows->name, row->line);
    size_t len = strlen(place);

    return strncmp(text, place, len) == 0 ? text + len : text;
}

int
nrm_bad_add(nrm_bad *bad, const nrm_rows *rows, const nrm_cells *row,
            nrm_err *why)
{
    nrm_err e = { 0 };
    char line[NRM_NUM_BYTES];

    if (bad == NULL || why->code != NRM_EINPUT)
        return -1;
    if (bad->n == 0 && write_header(bad, rows, &e) != 0)
        goto failed;
    nrm_csv_put_string(&bad->csv, rows->name);
    nrm_csv_put_string(&bad->csv, nrm_num_format((double)row->line, line));
    nrm_csv_put_string(&bad->csv, reason(bad->a, rows, row, why->text));
    put_cells(bad, rows, row);
    if (nrm_csv_end(&bad->csv, &e) != 0)
        goto failed;
    bad->n++;
    memset(why, 0, sizeof *why);
    return 0;
failed:
    *why = e;
    return -1;
}

size_t
nrm_bad_count(const nrm_bad *bad)
{
    return bad == NULL ? 0 : bad->n;
}
