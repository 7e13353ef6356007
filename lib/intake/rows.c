/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/rows.h"

#include "data/csv.h"
#include "data/unicode.h"

#include <string.h>

nrm_rows *
nrm_rows_over(nrm_arena *a, const nrm_rows *from,
              int (*next)(nrm_rows *, nrm_cells *, nrm_err *), void *state)
{
    nrm_rows *rows = nrm_new(a, nrm_rows);

    *rows = *from;
    rows->next = next;
    rows->state = state;
    return rows;
}

size_t
nrm_rows_find(const nrm_rows *rows, nrm_text column)
{
    size_t i = 0;

    while (i < rows->n && !nrm_text_eq(rows->columns[i], column))
        i++;
    return i;
}

const char *
nrm_rows_known(nrm_arena *a, const nrm_rows *rows)
{
    const char **names = nrm_new_n(a, const char *, rows->n);

    for (size_t i = 0; i < rows->n; i++)
        names[i] = nrm_text_string(a, rows->columns[i]);
    return nrm_text_list(a, names, rows->n);
}

static int
read_numbers(const nrm_json *json, const char *key, size_t out[8], size_t *n,
             nrm_err *e)
{
    const nrm_json *list = nrm_json_want(json, key, NRM_JSON_ARRAY, e);

    if (list == NULL)
        return e->code == NRM_OK ? 0 : -1;
    *n = 0;
    for (const nrm_json *m = list->first; m != NULL; m = m->next) {
        if (m->kind != NRM_JSON_NUMBER || m->number < 1 || m->number > 10000
            || m->number != (double)(size_t)m->number)
            return nrm_json_fail(m, e, "'%s' holds row numbers from 1", key);
        if (*n == 8)
            return nrm_json_fail(m, e, "'%s' holds more than 8 rows", key);
        if (*n > 0 && (double)out[*n - 1] >= m->number)
            return nrm_json_fail(m, e, "'%s' must rise", key);
        out[(*n)++] = (size_t)m->number;
    }
    return 0;
}

/* What only says what the reader does anyway, or what it cannot do. */
static int
check_quoting(const nrm_json *json, nrm_err *e)
{
    nrm_text quote = nrm_text_of("\"");
    bool doubled = true;

    if (nrm_json_text(json, "quoteChar", &quote, e) != 0
        || nrm_json_bool(json, "doubleQuote", &doubled, e) != 0)
        return -1;
    if (!nrm_text_is(quote, "\"") || !doubled
        || nrm_json_get(json, "escapeChar") != NULL)
        return nrm_json_fail(json, e,
                             "only double quotes that are written twice inside "
                             "a field are read");
    return 0;
}

int
nrm_dialect_read(const nrm_json *json, nrm_dialect *out, nrm_err *e)
{
    nrm_text delimiter = nrm_text_of(",");
    const nrm_json *sheet;

    memset(out, 0, sizeof *out);
    out->header = true;
    out->header_rows[0] = out->n_header_rows = 1;
    out->header_join = nrm_text_of(" ");
    if (nrm_json_text(json, "delimiter", &delimiter, e) != 0
        || nrm_json_bool(json, "header", &out->header, e) != 0
        || nrm_json_text(json, "headerJoin", &out->header_join, e) != 0
        || nrm_json_text(json, "commentChar", &out->comment, e) != 0
        || read_numbers(json, "headerRows", out->header_rows,
                        &out->n_header_rows, e)
               != 0
        || read_numbers(json, "commentRows", out->comment_rows,
                        &out->n_comment_rows, e)
               != 0
        || check_quoting(json, e) != 0)
        return -1;
    if (delimiter.len != 1)
        return nrm_json_fail(nrm_json_get(json, "delimiter"), e,
                             "'delimiter' must be one ASCII character");
    out->delimiter = delimiter.at[0];
    out->ragged = !out->header || out->n_header_rows != 1
                  || out->header_rows[0] != 1 || out->n_comment_rows > 0
                  || out->comment.len > 0;
    sheet = nrm_json_get(json, "sheetName");
    out->sheet = sheet != NULL ? sheet : nrm_json_get(json, "sheetNumber");
    if (out->sheet != NULL && out->sheet->kind != NRM_JSON_STRING
        && out->sheet->kind != NRM_JSON_NUMBER)
        return nrm_json_fail(out->sheet, e, "a sheet is a name or a number");
    return 0;
}

/* The rows of a text. */
typedef struct texts {
    nrm_csv *csv;
    nrm_cells last;
} texts;

static int
next_csv(nrm_rows *rows, nrm_cells *out, nrm_err *e)
{
    texts *t = rows->state;
    nrm_csv_row row;
    int more = nrm_csv_next(t->csv, &row, e);

    if (more > 0) {
        t->last.at = row.fields;
        t->last.n = row.n;
        t->last.line = row.line;
        *out = t->last;
    }
    return more;
}

nrm_rows *
nrm_rows_csv(nrm_arena *a, nrm_in *in, const nrm_dialect *d)
{
    nrm_csv_form form = { .delimiter = d->delimiter,
                          .ragged = d->ragged,
                          .skip_blank = d->skip_blank };
    nrm_rows *rows = nrm_new(a, nrm_rows);
    texts *t = nrm_new(a, texts);

    t->csv = nrm_csv_open(a, in, &form);
    rows->name = nrm_in_name(in);
    rows->next = next_csv;
    rows->state = t;
    rows->raw = &t->last;
    return rows;
}

/* The rows behind a header. */
typedef struct headed {
    nrm_rows *from;
    const nrm_dialect *d;
    size_t row;      /* rows that were read */
    nrm_cells first; /* the row that was read to count the columns */
    bool has_first;
} headed;

static bool
is_listed(const size_t *list, size_t n, size_t number)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == number)
            return true;
    return false;
}

/* The next row that is no comment. */
static int
next_plain(headed *h, nrm_cells *out, nrm_err *e)
{
    int more;

    while ((more = h->from->next(h->from, out, e)) > 0) {
        h->row++;
        if (is_listed(h->d->comment_rows, h->d->n_comment_rows, h->row))
            continue;
        if (h->d->comment.len == 0 || out->n == 0 || out->at[0].at == NULL
            || !nrm_text_starts(out->at[0], h->d->comment.at))
            return 1;
    }
    return more;
}

/* Whether the row is empty beyond `n` cells. */
static bool
ends_empty(const nrm_cells *row, size_t n)
{
    while (n < row->n && row->at[n].len == 0)
        n++;
    return n == row->n;
}

static int
next_headed(nrm_rows *rows, nrm_cells *out, nrm_err *e)
{
    headed *h = rows->state;
    int more = 1;

    do {
        if (h->has_first)
            *out = h->first;
        else
            more = next_plain(h, out, e);
        h->has_first = false;
    } while (more == NRM_ROW_GOOD && h->d->skip_blank && ends_empty(out, 0));
    if (more != NRM_ROW_GOOD)
        return more;
    if (out->n > rows->n && ends_empty(out, rows->n))
        out->n = rows->n;
    if (out->n == rows->n)
        return NRM_ROW_GOOD;
    nrm_fail_at(e, rows->name, out->line,
                "the row has %zu fields, the header has %zu", out->n, rows->n);
    out->of = rows;
    return NRM_ROW_BAD;
}

/* Joins what stands in the header rows of one column. */
static nrm_text
join_names(nrm_arena *a, const nrm_dialect *d, nrm_text above, nrm_text here)
{
    here = nrm_utf8_trim(here);
    if (above.len == 0 || here.len == 0)
        return nrm_text_copy(a, above.len == 0 ? here : above);
    return nrm_text_of(nrm_format(a, "%.*s%.*s%.*s", (int)above.len, above.at,
                                  (int)d->header_join.len, d->header_join.at,
                                  (int)here.len, here.at));
}

static int
take_header(nrm_arena *a, nrm_rows *rows, headed *h, nrm_err *e)
{
    const nrm_dialect *d = h->d;
    size_t last = d->header_rows[d->n_header_rows - 1], wide = 0;
    nrm_text *names = NULL;
    nrm_cells row;

    while (h->row < last) {
        int more = h->from->next(h->from, &row, e);

        if (more == 0 && h->row == 0)
            return nrm_fail_at(e, rows->name, 0, "the file is empty");
        if (more == 0)
            return nrm_fail_at(e, rows->name, 0,
                               "the file ends before its header in row %zu",
                               last);
        if (more < 0)
            return -1;
        h->row++;
        if (!is_listed(d->header_rows, d->n_header_rows, h->row))
            continue;
        names = nrm_grow(a, names, wide, wide > row.n ? wide : row.n,
                         sizeof *names);
        wide = wide > row.n ? wide : row.n;
        for (size_t i = 0; i < row.n; i++)
            names[i] = join_names(a, d, names[i], row.at[i]);
        rows->line = row.line;
    }
    while (d->ragged && wide > 0 && names[wide - 1].len == 0)
        wide--;
    rows->columns = names;
    rows->n = wide;
    return 0;
}

static int
number_columns(nrm_arena *a, nrm_rows *rows, headed *h, nrm_err *e)
{
    nrm_text *names;
    int more = next_plain(h, &h->first, e);

    if (more < 0)
        return -1;
    h->has_first = more > 0;
    rows->n = more > 0 ? h->first.n : 0;
    rows->line = 0;
    rows->columns = names = nrm_new_n(a, nrm_text, rows->n);
    for (size_t i = 0; i < rows->n; i++)
        names[i] = nrm_text_of(nrm_format(a, "field%zu", i + 1));
    return 0;
}

nrm_rows *
nrm_rows_header(nrm_arena *a, nrm_rows *from, const nrm_dialect *d, nrm_err *e)
{
    headed *h = nrm_new(a, headed);
    nrm_rows *rows = nrm_rows_over(a, from, next_headed, h);
    int result;

    h->from = from;
    h->d = d;
    if (d->header && d->n_header_rows > 0)
        result = take_header(a, rows, h, e);
    else
        result = number_columns(a, rows, h, e);
    return result == 0 ? rows : NULL;
}
