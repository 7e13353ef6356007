/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout steps hand texts on and do not copy them, so that the place of a text
 * in memory says which cell of the file it is, or is a piece of. A column
 * whose texts have come from one column so far is taken to be that one where
 * its cell is empty or was written anew; not so where columns became rows.
 */
#include "intake/trace.h"

#include "data/csv.h"

#include <math.h>
#include <string.h>

#define NOWHERE ((size_t)-1)
#define MOVED ((size_t)-2)

struct nrm_trace {
    nrm_arena *a;
    nrm_csv_out csv;
    const nrm_rows *rows;
    size_t *from; /* where the cells of each column stand, NOWHERE or MOVED */
    size_t last;  /* where the last text was found */
};

nrm_trace *
nrm_trace_open(nrm_arena *a, const char *path, nrm_err *e)
{
    static const char *const header[] = { "file",  "line",   "column", "header",
                                          "field", "text",   "value",  "low",
                                          "high",  "status", "reason" };
    nrm_out *out = nrm_out_open(a, path, 0600, e);
    nrm_trace *t = nrm_new(a, nrm_trace);

    if (out == NULL)
        return NULL;
    t->a = a;
    nrm_csv_out_init(&t->csv, a, out, ',');
    for (size_t i = 0; i < NRM_COUNT_OF(header); i++)
        nrm_csv_put_string(&t->csv, header[i]);
    return nrm_csv_end(&t->csv, e) == 0 ? t : NULL;
}

int
nrm_trace_commit(nrm_trace *t, nrm_err *e)
{
    return nrm_out_commit(t->csv.out, e);
}

void
nrm_trace_start(nrm_trace *t, const nrm_rows *rows)
{
    t->rows = rows;
    t->from = nrm_new_n(t->a, size_t, rows->n);
    for (size_t i = 0; i < rows->n; i++)
        t->from[i] = NOWHERE;
}

static bool
lies_in(nrm_text text, nrm_text cell)
{
    return text.at != NULL && cell.at != NULL && text.at >= cell.at
           && text.at + text.len <= cell.at + cell.len;
}

/* The cell of the file's own row that a text lies in; cells keep their order.
 */
static size_t
find_text(nrm_trace *t, nrm_text text)
{
    const nrm_cells *raw = t->rows->raw;

    for (size_t i = 0; raw != NULL && i < raw->n; i++) {
        size_t k = (t->last + 1 + i) % raw->n;

        if (lies_in(text, raw->at[k]))
            return t->last = k;
    }
    return NOWHERE;
}

/* Which cell of the file's own row the cell in `column` is, or NOWHERE. */
static size_t
place_of(nrm_trace *t, const nrm_cells *row, size_t column)
{
    const nrm_cells *raw = t->rows->raw;
    size_t *known = &t->from[column];
    size_t place = find_text(t, row->at[column]);

    if (place != NOWHERE) {
        *known = *known == NOWHERE || *known == place ? place : MOVED;
        return place;
    }
    if (raw == NULL || raw->line != row->line || t->rows->turned)
        return NOWHERE;
    if (*known != NOWHERE)
        return *known == MOVED || *known >= raw->n ? NOWHERE : *known;
    return row->at[column].at == NULL && raw->n == t->rows->n
                   && raw->at[column].at == NULL
               ? column
               : NOWHERE;
}

static void
put_letters(nrm_trace *t, size_t place)
{
    char text[16], *at = text + sizeof text;

    if (place == NOWHERE) {
        nrm_csv_put_string(&t->csv, NULL);
        return;
    }
    *--at = '\0';
    for (size_t n = place + 1; n > 0; n = (n - 1) / 26)
        *--at = (char)('A' + (n - 1) % 26);
    nrm_csv_put_string(&t->csv, at);
}

static void
put_number(nrm_trace *t, double x)
{
    char text[NRM_NUM_BYTES];

    nrm_csv_put_string(&t->csv, isfinite(x) ? nrm_num_format(x, text) : NULL);
}

static const char *
status_of(const nrm_value *v, nrm_text text)
{
    switch (v->kind) {
    case NRM_VALUE_MISSING: return "missing";
    case NRM_VALUE_BOUNDS: return "bounds";
    case NRM_VALUE_NUMBER:
        if (v->amount.estimated)
            return "estimate";
        break;
    case NRM_VALUE_TEXT: break;
    }
    return nrm_text_eq(v->text, text) ? "plain" : "read";
}

int
nrm_trace_put(nrm_trace *t, const nrm_cells *row, size_t column,
              const nrm_field *field, const nrm_value *v, nrm_err *e)
{
    size_t place = place_of(t, row, column);
    nrm_text text =
        place == NOWHERE ? row->at[column] : t->rows->raw->at[place];
    bool bounds = v->kind == NRM_VALUE_BOUNDS;
    bool exact = v->kind == NRM_VALUE_TEXT || v->kind == NRM_VALUE_NUMBER;

    nrm_csv_put_string(&t->csv, t->rows->name);
    put_number(t, (double)row->line);
    put_letters(t, place);
    nrm_csv_put(&t->csv, t->rows->columns[column]);
    nrm_csv_put_string(&t->csv, field->name);
    nrm_csv_put(&t->csv, text);
    nrm_csv_put(&t->csv, exact ? v->text : nrm_text_n(NULL, 0));
    put_number(t, bounds ? v->amount.bounds.low : INFINITY);
    put_number(t, bounds ? v->amount.bounds.high : INFINITY);
    nrm_csv_put_string(&t->csv, status_of(v, text));
    nrm_csv_put(&t->csv,
                v->kind == NRM_VALUE_MISSING ? v->reason : nrm_text_n(NULL, 0));
    return nrm_csv_end(&t->csv, e);
}
