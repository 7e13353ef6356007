/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/keyed.h"

#include "data/select.h"

static bool
is_known(const nrm_keyed *k, size_t field)
{
    for (size_t c = 0; c < k->n; c++)
        if (k->column[c] == field)
            return true;
    for (size_t d = 0; d < k->obs->n_dims; d++)
        if (k->dim[d] == field)
            return true;
    return false;
}

static int
check_columns(const nrm_keyed *k, nrm_err *e)
{
    nrm_arena *a = k->obs->a;
    const nrm_text *columns;
    size_t n = nrm_record_reader_columns(k->reader, &columns);

    for (size_t i = 0; i < n; i++) {
        if (is_known(k, i))
            continue;
        if (k->plain)
            return nrm_fail_at(e, nrm_record_reader_name(k->reader), 1,
                               "column '%s' is no column of a %s; there are: "
                               "%s",
                               nrm_quote(a, columns[i]), k->what,
                               nrm_text_list(a, k->names, k->n));
        return nrm_fail_at(e, nrm_record_reader_name(k->reader), 1,
                           "column '%s' is no column of a %s and no dimension "
                           "of the observations; there are: %s; %s",
                           nrm_quote(a, columns[i]), k->what,
                           nrm_text_list(a, k->names, k->n),
                           nrm_select_known(k->obs));
    }
    return 0;
}

int
nrm_keyed_open(nrm_keyed *k, const char *path, size_t needed, nrm_err *e)
{
    nrm_in *in = nrm_in_open(k->obs->a, path, e);

    k->reader = in == NULL ? NULL : nrm_record_reader_open(k->obs->a, in, e);
    if (k->reader == NULL)
        return -1;
    for (size_t c = 0; c < k->n; c++) {
        nrm_text name = nrm_text_of(k->names[c]);

        k->column[c] = nrm_record_reader_find(k->reader, name);
        if (c < needed
            && nrm_record_reader_need(k->reader, name, &k->column[c], e) != 0)
            return -1;
    }
    for (size_t d = 0; d < k->obs->n_dims; d++)
        k->dim[d] = k->plain ? NRM_NO_FIELD
                             : nrm_record_reader_find(
                                 k->reader, nrm_text_of(k->obs->dims[d]));
    return check_columns(k, e);
}

int
nrm_keyed_next(nrm_keyed *k, nrm_err *e)
{
    return nrm_record_reader_next(k->reader, &k->row, e);
}

nrm_text
nrm_keyed_cell(const nrm_keyed *k, size_t column)
{
    size_t at = k->column[column];

    return at == NRM_NO_FIELD ? nrm_text_n(NULL, 0) : k->row.fields[at];
}

int
nrm_keyed_number(const nrm_keyed *k, size_t column, nrm_maybe *out, nrm_err *e)
{
    nrm_text t = nrm_keyed_cell(k, column);

    out->known = t.len > 0;
    if (out->known && !nrm_num_real(t, &out->x))
        return nrm_keyed_wrong(k, column, "a number", e);
    return 0;
}

void
nrm_keyed_codes(const nrm_keyed *k, uint32_t code[NRM_DIMS_MAX])
{
    for (size_t d = 0; d < k->obs->n_dims; d++) {
        nrm_text t = { NULL, 0 };

        if (k->dim[d] != NRM_NO_FIELD)
            t = k->row.fields[k->dim[d]];
        code[d] = t.len > 0 ? nrm_obs_word(k->obs, t) : 0;
    }
}

int
nrm_keyed_wrong(const nrm_keyed *k, size_t column, const char *want, nrm_err *e)
{
    return nrm_fail_at(e, nrm_record_reader_name(k->reader), k->row.line,
                       "column '%s': '%s' is not %s", k->names[column],
                       nrm_quote(k->obs->a, nrm_keyed_cell(k, column)), want);
}

bool
nrm_keyed_has(const nrm_obs *obs, const uint32_t code[NRM_DIMS_MAX],
              const nrm_obs_row *row)
{
    for (size_t d = 0; d < obs->n_dims; d++)
        if (code[d] != 0 && code[d] != row->dim[d])
            return false;
    return true;
}
