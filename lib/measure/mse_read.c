/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/mse_read.h"

#include "base/num.h"
#include "data/csv.h"

#include <string.h>

#define NOT_A_LIST SIZE_MAX

/* What the columns of the file are. */
typedef struct columns {
    size_t n;
    size_t *list;       /* [n] the list of a column, or NOT_A_LIST */
    size_t count, conf; /* places, or NOT_A_LIST */
    const char **names; /* of the lists */
    size_t k;
} columns;

nrm_mse_table *
nrm_mse_table_new(nrm_arena *a, const char *name, size_t k,
                  const char *const *lists)
{
    nrm_mse_table *t = nrm_new(a, nrm_mse_table);

    t->name = name;
    t->k = k;
    t->lists = lists;
    t->counts = nrm_counts_new(a, k);
    t->conf = NRM_CONF_F;
    return t;
}

static bool
is_chosen(const char *choose, nrm_text name)
{
    nrm_text rest = nrm_text_of(choose), one;

    if (choose == NULL)
        return true;
    while (nrm_text_cut(&rest, ',', &one))
        if (nrm_text_eq(nrm_text_strip(one), name))
            return true;
    return false;
}

static int
check_chosen(nrm_arena *a, const columns *c, const char *choose,
             const nrm_csv *csv, nrm_err *e)
{
    nrm_text rest = nrm_text_of(choose), one;

    while (choose != NULL && nrm_text_cut(&rest, ',', &one)) {
        bool found = false;

        one = nrm_text_strip(one);
        for (size_t i = 0; i < c->k; i++)
            found |= nrm_text_is(one, c->names[i]);
        if (!found)
            return nrm_fail_at(e, nrm_csv_name(csv), 1,
                               "there is no column '%s' to be a list",
                               nrm_quote(a, one));
    }
    return 0;
}

static int
read_header(nrm_arena *a, nrm_csv *csv, const nrm_csv_row *row,
            const char *choose, columns *c, nrm_err *e)
{
    const char *path = nrm_csv_name(csv);

    c->n = row->n;
    c->list = nrm_new_n(a, size_t, row->n);
    c->names = nrm_new_n(a, const char *, row->n);
    c->count = c->conf = NOT_A_LIST;
    for (size_t i = 0; i < row->n; i++) {
        nrm_text name = row->fields[i];

        c->list[i] = NOT_A_LIST;
        if (nrm_text_is(name, "count"))
            c->count = i;
        else if (nrm_text_is(name, "CONF_STATUS"))
            c->conf = i;
        else if (is_chosen(choose, name)) {
            for (size_t j = 0; j < c->k; j++)
                if (nrm_text_is(name, c->names[j]))
                    return nrm_fail_at(e, path, row->line,
                                       "there are two lists '%s'",
                                       nrm_quote(a, name));
            if (name.len == 0)
                return nrm_fail_at(e, path, row->line, "column %zu has no name",
                                   i + 1);
            c->list[i] = c->k;
            c->names[c->k++] = nrm_text_string(a, name);
        }
    }
    if (c->k > NRM_LISTS_MAX)
        return nrm_fail_at(e, path, row->line,
                           "%zu lists are more than %d; merge some, or name "
                           "the columns that are lists with --lists",
                           c->k, NRM_LISTS_MAX);
    return check_chosen(a, c, choose, csv, e);
}

static int
read_row(nrm_arena *a, const nrm_csv *csv, const nrm_csv_row *row,
         const columns *c, nrm_mse_table *t, nrm_err *e)
{
    const char *path = nrm_csv_name(csv);
    int64_t count = 1;
    size_t history = 0;
    nrm_conf conf = NRM_CONF_N;

    for (size_t i = 0; i < c->n; i++) {
        nrm_text f = row->fields[i];

        if (c->list[i] == NOT_A_LIST)
            continue;
        /* Not quoted: below a wrong header it is a count. */
        if (!nrm_text_is(f, "0") && !nrm_text_is(f, "1"))
            return nrm_fail_at(e, path, row->line,
                               "column '%s': the value is neither 0 nor 1",
                               c->names[c->list[i]]);
        if (f.at[0] == '1')
            history |= (size_t)1 << c->list[i];
    }
    if (history == 0)
        return nrm_fail_at(e, path, row->line,
                           "a history on no list cannot have been seen");
    if (c->count != NOT_A_LIST
        && (!nrm_num_whole(row->fields[c->count], &count) || count < 0
            || count > UINT32_MAX / 2))
        return nrm_fail_at(e, path, row->line,
                           "column 'count': '%s' is not a number of persons",
                           nrm_quote(a, row->fields[c->count]));
    if (c->conf != NOT_A_LIST && !nrm_conf_parse(row->fields[c->conf], &conf))
        return nrm_fail_at(e, path, row->line,
                           "column 'CONF_STATUS': '%s' is not N, F or C",
                           nrm_quote(a, row->fields[c->conf]));
    t->counts->y[history] += (double)count;
    t->conf = nrm_conf_strictest(t->conf, conf);
    return 0;
}

/* Whether everybody seen is on both lists or on neither. */
static bool
are_identical(const nrm_counts *c, size_t i, size_t j)
{
    for (size_t w = 1; w < c->n_cells; w++)
        if (c->y[w] > 0 && (w >> i & 1) != (w >> j & 1))
            return false;
    return true;
}

static int
check_number(const nrm_mse_table *t, bool allow_two, nrm_err *e)
{
    size_t least = allow_two ? 2 : 3;

    if (t->k < least)
        return nrm_fail_at(e, t->name, 0,
                           "%zu list%s: an estimate needs three or more%s",
                           t->k, t->k == 1 ? "" : "s",
                           t->k == 2 ? " (--allow-two to assume that two are "
                                       "independent)"
                                     : "");
    return 0;
}

int
nrm_mse_table_check(nrm_arena *a, const nrm_mse_table *t, bool allow_two,
                    nrm_err *e)
{
    const nrm_counts *c = t->counts;

    if (check_number(t, allow_two, e) != 0)
        return -1;
    if (c->n == 0)
        return nrm_fail_at(e, t->name, 0, "nobody is on any list");
    if (c->n > UINT32_MAX / 2)
        return nrm_fail_at(e, t->name, 0, "more than 2^31 persons");
    for (size_t i = 0; i < t->k; i++) {
        if (c->star[(size_t)1 << i] == 0)
            return nrm_fail_at(e, t->name, 0, "list '%s' is empty",
                               nrm_quote(a, nrm_text_of(t->lists[i])));
        if (c->star[(size_t)1 << i] == c->n)
            return nrm_fail_at(e, t->name, 0,
                               "list '%s' holds everybody seen, which says "
                               "nothing about the others",
                               nrm_quote(a, nrm_text_of(t->lists[i])));
        for (size_t j = 0; j < i; j++)
            if (are_identical(c, i, j))
                return nrm_fail_at(e, t->name, 0,
                                   "lists '%s' and '%s' are identical",
                                   t->lists[j], t->lists[i]);
    }
    return 0;
}

nrm_mse_table *
nrm_mse_read(nrm_arena *a, nrm_in *in, const char *choose, bool allow_two,
             nrm_err *e)
{
    nrm_csv *csv = nrm_csv_open(a, in, NULL);
    columns c = { 0 };
    nrm_mse_table *t;
    nrm_csv_row row;
    int more = nrm_csv_next(csv, &row, e);

    if (more < 0)
        return NULL;
    if (more == 0) {
        nrm_fail_at(e, nrm_csv_name(csv), 0, "there is no header");
        return NULL;
    }
    if (read_header(a, csv, &row, choose, &c, e) != 0)
        return NULL;
    t = nrm_mse_table_new(a, nrm_csv_name(csv), c.k, c.names);
    if (c.conf == NOT_A_LIST)
        t->conf = NRM_CONF_N;
    if (check_number(t, allow_two, e) != 0)
        return NULL;
    while ((more = nrm_csv_next(csv, &row, e)) > 0)
        if (read_row(a, csv, &row, &c, t, e) != 0)
            return NULL;
    if (more < 0)
        return NULL;
    nrm_counts_update(t->counts);
    return nrm_mse_table_check(a, t, allow_two, e) == 0 ? t : NULL;
}
