/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tallies as files, so that parts of the records are counted apart. */
#include "measure/tally_part.h"

#include "data/csv.h"

#include <math.h>
#include <string.h>

#define FIXED 5 /* columns behind the dimensions */

static void
put_end(nrm_csv_out *w, double x)
{
    char text[NRM_NUM_BYTES];

    nrm_csv_put_string(w, isfinite(x) ? nrm_num_format(x, text) : NULL);
}

static int
write_cell(const nrm_tally *t, nrm_csv_out *w, size_t i, nrm_err *e)
{
    char text[NRM_PERIOD_BYTES];
    nrm_tally_cell cell;
    nrm_tally_key key;

    memcpy(&cell, nrm_pool_at(t->cells, (uint32_t)i).at, sizeof cell);
    nrm_tally_key_at(t, cell.group, &key);
    for (size_t d = 0; d < t->n_dims; d++)
        nrm_csv_put(w, nrm_pool_at(t->words, key.code[d]));
    nrm_csv_put_string(w, nrm_period_format(key.period, text));
    nrm_csv_put_string(w, key.answered ? "answered"
                          : cell.known ? "group"
                                       : "empty");
    put_end(w, cell.known ? cell.low : INFINITY);
    put_end(w, cell.known ? cell.high : INFINITY);
    put_end(w, t->times[i]);
    return nrm_csv_end(w, e);
}

int
nrm_tally_write_partial(nrm_tally *t, nrm_out *out, nrm_err *e)
{
    static const char *const fixed[FIXED] = { "TIME_PERIOD", "part", "low",
                                              "high", "records" };
    nrm_csv_out w;

    nrm_csv_out_init(&w, t->a, out, ',');
    for (size_t d = 0; d < t->n_dims; d++)
        nrm_csv_put_string(&w, t->dims[d]);
    for (size_t i = 0; i < FIXED; i++)
        nrm_csv_put_string(&w, fixed[i]);
    if (nrm_csv_end(&w, e) != 0)
        return -1;
    for (size_t i = 0; i < nrm_pool_count(t->cells); i++)
        if (write_cell(t, &w, i, e) != 0)
            return -1;
    return 0;
}

/* The dimensions of the first part are those of all. */
static int
take_header(nrm_tally *t, const nrm_csv *csv, const nrm_csv_row *row,
            nrm_err *e)
{
    size_t n = row->n < FIXED ? 0 : row->n - FIXED;
    bool first = nrm_pool_count(t->cells) == 0 && t->n_dims == 0;

    if (row->n < FIXED || n > NRM_TALLY_GROUPS_MAX
        || !nrm_text_is(row->fields[n], "TIME_PERIOD")
        || !nrm_text_is(row->fields[n + 1], "part"))
        return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                           "this is no partial tally; nrm-tally --partial "
                           "makes one");
    for (size_t d = 0; d < n; d++) {
        if (first)
            t->dims[d] = nrm_text_string(t->a, row->fields[d]);
        if ((!first && n != t->n_dims)
            || !nrm_text_is(row->fields[d], t->dims[d]))
            return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                               "this partial tally has other groups than the "
                               "one before");
    }
    t->n_dims = n;
    return 0;
}

static int
take_end(const nrm_csv *csv, const nrm_csv_row *row, size_t column, double open,
         double *out, nrm_err *e)
{
    *out = open;
    if (row->fields[column].len > 0 && !nrm_num_real(row->fields[column], out))
        return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                           "field %zu is not a number", column + 1);
    return 0;
}

static int
take_cell(nrm_tally *t, const nrm_csv *csv, const nrm_csv_row *row, nrm_err *e)
{
    size_t n = t->n_dims;
    nrm_text part = row->fields[n + 1];
    bool known = nrm_text_is(part, "group");
    nrm_tally_key key;
    nrm_span value;
    double times;

    memset(&key, 0, sizeof key);
    for (size_t d = 0; d < n; d++) {
        key.code[d] = nrm_pool_add(t->words, row->fields[d]);
        if (nrm_text_is(row->fields[d], "*"))
            t->of = d;
    }
    key.answered = nrm_text_is(part, "answered");
    if (row->fields[n].len > 0
        && !nrm_period_parse(row->fields[n], &key.period))
        return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                           "'%s' is not a period",
                           nrm_quote(t->a, row->fields[n]));
    if (take_end(csv, row, n + 2, -INFINITY, &value.low, e) != 0
        || take_end(csv, row, n + 3, INFINITY, &value.high, e) != 0
        || take_end(csv, row, n + 4, 0, &times, e) != 0)
        return -1;
    nrm_tally_add(t, &key, known, value, times);
    return 0;
}

int
nrm_tally_merge(nrm_tally *t, nrm_in *in, nrm_err *e)
{
    nrm_csv *csv = nrm_csv_open(t->a, in, NULL);
    nrm_csv_row row;
    int more = nrm_csv_next(csv, &row, e);

    if (more == 0)
        return nrm_fail_at(e, nrm_in_name(in), 0,
                           "the file is empty; a partial tally has a header");
    if (more < 0 || take_header(t, csv, &row, e) != 0)
        return -1;
    while ((more = nrm_csv_next(csv, &row, e)) > 0)
        if (take_cell(t, csv, &row, e) != 0)
            return -1;
    return more;
}
