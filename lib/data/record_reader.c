/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/record_reader.h"

#include "base/pool.h"

struct nrm_record_reader {
    nrm_arena *a;
    nrm_csv *csv;
    nrm_text *columns;
    size_t n;
    nrm_pool *names;
};

nrm_record_reader *
nrm_record_reader_open(nrm_arena *a, nrm_in *in, nrm_err *e)
{
    nrm_record_reader *r = nrm_new(a, nrm_record_reader);
    nrm_csv_row row;
    int more;

    r->a = a;
    r->csv = nrm_csv_open(a, in, NULL);
    r->names = nrm_pool_new(a);
    more = nrm_csv_next(r->csv, &row, e);
    if (more == 0)
        nrm_fail_at(e, nrm_in_name(in), 0,
                    "the file is empty; records need a header");
    if (more <= 0)
        return NULL;
    r->n = row.n;
    r->columns = nrm_new_n(a, nrm_text, row.n);
    for (size_t i = 0; i < row.n; i++) {
        r->columns[i] = nrm_text_copy(a, row.fields[i]);
        if (nrm_pool_add(r->names, row.fields[i]) == i)
            continue;
        nrm_fail_at(e, nrm_in_name(in), row.line, "column '%s' stands twice",
                    nrm_quote(a, row.fields[i]));
        return NULL;
    }
    return r;
}

size_t
nrm_record_reader_find(const nrm_record_reader *r, nrm_text column)
{
    uint32_t number;

    return nrm_pool_find(r->names, column, &number) ? number : NRM_NO_FIELD;
}

int
nrm_record_reader_need(const nrm_record_reader *r, nrm_text column, size_t *out,
                       nrm_err *e)
{
    const char **names;

    *out = nrm_record_reader_find(r, column);
    if (*out != NRM_NO_FIELD)
        return 0;
    names = nrm_new_n(r->a, const char *, r->n);
    for (size_t i = 0; i < r->n; i++)
        names[i] = nrm_text_string(r->a, r->columns[i]);
    return nrm_fail(e, NRM_EUSAGE, "%s has no column '%s'; there are: %s",
                    nrm_csv_name(r->csv), nrm_quote(r->a, column),
                    nrm_text_list(r->a, names, r->n));
}

int
nrm_record_reader_next(nrm_record_reader *r, nrm_csv_row *row, nrm_err *e)
{
    return nrm_csv_next(r->csv, row, e);
}

size_t
nrm_record_reader_columns(const nrm_record_reader *r, const nrm_text **out)
{
    *out = r->columns;
    return r->n;
}

const char *
nrm_record_reader_name(const nrm_record_reader *r)
{
    return nrm_csv_name(r->csv);
}
