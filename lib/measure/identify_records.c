/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/identify_records.h"

#include "data/obs_loose.h"
#include "data/record_reader.h"

#include <string.h>

#define COLUMNS_MAX (2 * NRM_DIMS_MAX)

typedef struct columns {
    nrm_text names[COLUMNS_MAX];
    size_t n;
} columns;

static int
add_name(columns *c, nrm_text name, nrm_err *e)
{
    if (c->n == COLUMNS_MAX)
        return nrm_fail(e, NRM_EUSAGE, "more than %d columns", COLUMNS_MAX);
    c->names[c->n++] = name;
    return 0;
}

/* Adds the columns of --group; they become dimensions of the result. */
static int
add_groups(nrm_identify *job, columns *c, nrm_err *e)
{
    nrm_text rest = nrm_text_of(job->group), name;

    while (job->group != NULL && nrm_text_cut(&rest, ',', &name)) {
        if (name.len == 0 || name.at[0] < 'a' || name.at[0] > 'z')
            return nrm_fail(e, NRM_EUSAGE,
                            "'%s' is no name of a dimension: it begins with a "
                            "lower-case letter",
                            nrm_quote(job->a, name));
        if (add_name(c, name, e) != 0)
            return -1;
    }
    return 0;
}

static int
read_file(nrm_identify *job, const char *path, const columns *c,
          nrm_identify_records *out, nrm_err *e)
{
    nrm_in *in = nrm_in_open(job->a, path, e);
    nrm_record_reader *reader =
        in == NULL ? NULL : nrm_record_reader_open(job->a, in, e);
    size_t places[COLUMNS_MAX];
    nrm_csv_row row;
    int more;

    if (reader == NULL)
        return -1;
    for (size_t i = 0; i < c->n; i++) {
        places[i] = NRM_NO_FIELD;
        if (c->names[i].at != NULL
            && nrm_record_reader_need(reader, c->names[i], &places[i], e) != 0)
            return -1;
    }
    while ((more = nrm_record_reader_next(reader, &row, e)) > 0) {
        nrm_identify_record *r;

        nrm_room(job->a, out->at, out->n, out->cap);
        r = &out->at[out->n++];
        memset(r, 0, sizeof *r);
        r->cells = nrm_new_n(job->a, nrm_text, c->n);
        r->file = nrm_record_reader_name(reader);
        r->line = row.line;
        for (size_t i = 0; i < c->n; i++)
            if (places[i] != NRM_NO_FIELD && row.fields[places[i]].at != NULL)
                r->cells[i] = nrm_text_copy(job->a, row.fields[places[i]]);
    }
    return more;
}

/* Numbers the groups in the order they came. */
static void
number_groups(nrm_identify *job, const columns *c, nrm_identify_records *out)
{
    nrm_pool *keys = nrm_pool_new(job->a);
    nrm_buf key;

    nrm_buf_init(&key, job->a);
    for (size_t i = 0; i < out->n; i++) {
        nrm_identify_record *r = &out->at[i];

        nrm_buf_clear(&key);
        for (size_t j = out->first_group; j < c->n; j++) {
            nrm_buf_view(&key, r->cells[j]);
            nrm_buf_char(&key, '\0');
        }
        r->group = nrm_pool_add(keys, nrm_buf_all(&key));
    }
    out->n_groups = nrm_pool_count(keys);
}

/* Brings the records of a group together, in the order they came. */
static void
divide(nrm_identify *job, nrm_identify_records *out)
{
    nrm_identify_record *all = nrm_new_n(job->a, nrm_identify_record, out->n);
    size_t *next = nrm_new_n(job->a, size_t, out->n_groups + 1);

    out->groups = nrm_new_n(job->a, size_t, out->n_groups + 1);
    for (size_t i = 0; i < out->n; i++)
        out->groups[out->at[i].group + 1]++;
    for (size_t g = 0; g < out->n_groups; g++)
        out->groups[g + 1] += out->groups[g];
    memcpy(next, out->groups, out->n_groups * sizeof *next);
    for (size_t i = 0; i < out->n; i++)
        all[next[out->at[i].group]++] = out->at[i];
    out->at = all;
    out->cap = out->n;
}

int
nrm_identify_records_read(nrm_identify *job, const char *const *names, size_t n,
                          nrm_identify_records *out, nrm_err *e)
{
    columns c = { .n = 0 };

    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < n; i++)
        if (add_name(&c, nrm_text_of(names[i]), e) != 0)
            return -1;
    out->first_group = c.n;
    if (add_groups(job, &c, e) != 0)
        return -1;
    out->n_group = c.n - out->first_group;
    for (size_t i = 0; i < job->n_files; i++)
        if (read_file(job, job->files[i], &c, out, e) != 0)
            return -1;
    number_groups(job, &c, out);
    divide(job, out);
    return 0;
}

nrm_obs_row *
nrm_identify_record_row(const nrm_identify_method *m, nrm_identify *job,
                        nrm_obs *out, const nrm_identify_records *records,
                        size_t group, const char *statistic)
{
    const nrm_identify_record *r = &records->at[records->groups[group]];
    nrm_obs_loose start;
    nrm_obs_row *row;
    nrm_text rest = nrm_text_of(job->group), name;

    nrm_obs_loose_init(&start, NULL);
    memcpy(start.dim, out->totals, sizeof start.dim);
    row = nrm_identify_row(m, job, out, &start.row, statistic);
    for (size_t i = 0; i < records->n_group; i++) {
        size_t dim;

        nrm_text_cut(&rest, ',', &name);
        dim = nrm_obs_dim_find(out, nrm_text_string(job->a, name));
        row->dim[dim] =
            nrm_obs_word(out, r->cells[records->first_group + i].at == NULL
                                  ? nrm_text_of("UNK")
                                  : r->cells[records->first_group + i]);
    }
    return row;
}
