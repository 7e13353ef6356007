/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/identify_group.h"

#include "data/select.h"

#include <math.h>
#include <string.h>

/* Reads the names of a comma list into places. */
static int
read_names(nrm_identify *job, const char *names, nrm_identify_groups *g,
           nrm_err *e)
{
    nrm_text rest = nrm_text_of(names), name;

    while (nrm_text_cut(&rest, ',', &name)) {
        size_t dim = nrm_obs_dim_find(job->obs, nrm_text_string(job->a, name));

        if (dim == NRM_NO_DIM)
            return nrm_fail(
                e, NRM_EUSAGE, "there is no column '%s'; there are: %s",
                nrm_quote(job->a, name), nrm_select_known(job->obs));
        if (g->n_dims == NRM_COUNT_OF(g->dims))
            return nrm_fail(e, NRM_EUSAGE, "too many columns: '%s'", names);
        g->dims[g->n_dims++] = dim;
    }
    return 0;
}

static bool
is_sum(const nrm_identify *job, const nrm_identify_groups *g,
       const nrm_obs_row *row)
{
    for (size_t i = 0; i < g->n_dims; i++)
        if (row->dim[g->dims[i]] == job->obs->totals[g->dims[i]])
            return true;
    return false;
}

int
nrm_identify_divide(nrm_identify *job, const char *over, size_t n_over,
                    const char *strata, nrm_identify_groups *out, nrm_err *e)
{
    nrm_pool *keys = nrm_pool_new(job->a);
    uint64_t dims = UINT64_MAX;
    nrm_buf key;

    memset(out, 0, sizeof *out);
    if (read_names(job, over, out, e) != 0)
        return -1;
    if (out->n_dims != n_over)
        return nrm_fail(e, NRM_EUSAGE, "option '--over' takes %zu column%s",
                        n_over, n_over == 1 ? "" : "s");
    if (strata != NULL && read_names(job, strata, out, e) != 0)
        return -1;
    for (size_t i = 0; i < out->n_dims; i++)
        dims &= ~((uint64_t)1 << out->dims[i]);
    nrm_buf_init(&key, job->a);
    for (size_t i = 0; i < job->obs->n_rows; i++) {
        const nrm_obs_row *row = &job->obs->rows[i];
        nrm_identify_group *g;
        size_t at;

        if (is_sum(job, out, row))
            continue;
        nrm_buf_clear(&key);
        nrm_obs_key(job->obs, row, dims, true, &key);
        at = nrm_pool_add(keys, nrm_buf_all(&key));
        if (at == out->n) {
            nrm_room(job->a, out->at, out->n, out->cap);
            memset(&out->at[out->n++], 0, sizeof *out->at);
        }
        g = &out->at[at];
        nrm_room(job->a, g->rows, g->n, g->cap);
        g->rows[g->n++] = row;
    }
    return 0;
}

/* The place of a code among those found; it is added in order of its text. */
static size_t
insert(const nrm_obs *obs, uint32_t *codes, size_t *n, uint32_t code)
{
    size_t at = 0;

    while (at < *n
           && nrm_text_cmp(nrm_obs_text_at(obs, codes[at]),
                           nrm_obs_text_at(obs, code))
                  < 0)
        at++;
    if (at < *n && codes[at] == code)
        return at;
    memmove(codes + at + 1, codes + at, (*n - at) * sizeof *codes);
    codes[at] = code;
    ++*n;
    return at;
}

/* The cell of a row in a table whose codes are known. */
static size_t
cell_of(const nrm_obs *obs, const nrm_identify_groups *groups,
        nrm_identify_table *t, const nrm_obs_row *row)
{
    size_t cell = 0;

    for (size_t d = 0; d < groups->n_dims; d++)
        cell =
            cell * t->sizes[d]
            + insert(obs, t->codes[d], &t->sizes[d], row->dim[groups->dims[d]]);
    return cell;
}

/* The codes of the group; why they make no table, or NULL. */
static const char *
find_codes(nrm_identify *job, const nrm_identify_groups *groups,
           const nrm_identify_group *g, nrm_identify_table *t)
{
    memset(t, 0, sizeof *t);
    t->n = 1;
    for (size_t d = 0; d < groups->n_dims; d++)
        t->codes[d] = nrm_new_n(job->a, uint32_t, g->n + 1);
    for (size_t i = 0; i < g->n; i++)
        (void)cell_of(job->obs, groups, t, g->rows[i]);
    for (size_t d = 0; d < groups->n_dims; d++)
        if (!nrm_mul(t->n, t->sizes[d], &t->n))
            return "a class has no row";
    return t->n > g->n   ? "a class has no row"
           : t->n < g->n ? "a class has two rows"
                         : NULL;
}

int
nrm_identify_tabulate(nrm_identify *job, const nrm_identify_groups *groups,
                      const nrm_identify_group *g, nrm_identify_table *out,
                      const char **why, nrm_err *e)
{
    *why = find_codes(job, groups, g, out);
    if (*why == NULL)
        out->bounds = nrm_new_n(job->a, nrm_span, out->n);
    for (size_t i = 0; i < g->n; i++) {
        nrm_span count;
        bool known = nrm_identify_count(job, g->rows[i], &count, e);

        if (e->code != NRM_OK)
            return -1;
        if (*why == NULL && !known)
            *why = "a class is not known";
        if (*why == NULL && isinf(count.high))
            *why = "a class is known at one end only";
        if (*why != NULL)
            continue;
        out->bounds[cell_of(job->obs, groups, out, g->rows[i])] = count;
        out->total.low += count.low;
        out->total.high += count.high;
    }
    return 0;
}

nrm_obs_row *
nrm_identify_group_row(const nrm_identify_method *m, const nrm_identify *job,
                       nrm_obs *out, const nrm_identify_groups *groups,
                       const nrm_identify_group *g, const char *statistic)
{
    nrm_obs_row *row = nrm_identify_row(m, job, out, g->rows[0], statistic);

    memset(row->text, 0, row->n_texts * sizeof *row->text);
    for (size_t d = 0; d < groups->n_dims; d++)
        row->dim[groups->dims[d]] = job->obs->totals[groups->dims[d]];
    for (size_t i = 1; i < g->n; i++)
        nrm_result_inherit(row, g->rows[i]);
    return row;
}
