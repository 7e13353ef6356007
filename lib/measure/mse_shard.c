/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/mse_shard.h"

#include "base/digest.h"
#include "data/csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define RUN_DIGITS 16

/* Shard i of n, 1 <= i <= n. */
typedef struct shard {
    size_t i, n;
} shard;

/* "2/8". */
static bool
parse_shard(nrm_text t, shard *out)
{
    nrm_text rest = t, first;
    int64_t i, n;

    if (!nrm_text_cut(&rest, '/', &first) || !nrm_num_whole(first, &i)
        || !nrm_num_whole(rest, &n) || i < 1 || n < i)
        return false;
    *out = (shard){ (size_t)i, (size_t)n };
    return true;
}

/* What a replicate of the study depends on, in hexadecimal digits. */
static nrm_text
run_name(nrm_arena *a, const nrm_mse_study *s)
{
    const nrm_mse_options *o = s->plan.options;
    const nrm_counts *c = s->plan.counts;
    nrm_digest digest;
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_format(&b, "%s\n%zu %zu %d %d %.17g %" PRIu64 " %zu\n",
                   s->plan.method->name, o->order, s->plan.n_considered,
                   (int)s->plan.exhaustive, (int)o->parametric, o->threshold,
                   o->seed, s->boot.n);
    nrm_buf_view(&b, o->model);
    for (size_t i = 0; i < c->k; i++)
        nrm_buf_format(&b, "\n%s", s->plan.lists[i]);
    for (size_t i = 1; i < c->n_cells; i++)
        nrm_buf_format(&b, "\n%.0f", c->y[i]);
    digest = nrm_sha256_of(nrm_buf_all(&b));
    return nrm_text_n(nrm_digest_hex(a, &digest), RUN_DIGITS);
}

static int
write_row(nrm_csv_out *csv, nrm_text run, const nrm_mse_study *s, size_t i,
          nrm_err *e)
{
    const nrm_maybe *x = &s->boot.population[i];
    char number[NRM_NUM_BYTES] = "", replicate[NRM_NUM_BYTES];

    /* All digits, so that the merged run is the same to the last bit. */
    if (x->known)
        snprintf(number, sizeof number, "%.17g", x->x);
    snprintf(replicate, sizeof replicate, "%zu", i);
    nrm_csv_put(csv, run);
    nrm_csv_put_string(csv, s->plan.method->name);
    nrm_csv_put_string(csv, replicate);
    if (x->known)
        nrm_csv_put_string(csv, number);
    else
        nrm_csv_put(csv, (nrm_text){ NULL, 0 });
    return nrm_csv_end(csv, e);
}

int
nrm_mse_shard_write(nrm_arena *a, nrm_mse_study *studies, size_t n_studies,
                    const char *part, nrm_out *out, nrm_err *e)
{
    static const char *const header[] = { "run", "method", "replicate",
                                          "population" };
    nrm_csv_out csv;
    shard this;

    if (!parse_shard(nrm_text_of(part), &this))
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--shard' needs a part and a number: 2/8");
    nrm_csv_out_init(&csv, a, out, ',');
    for (size_t i = 0; i < NRM_COUNT_OF(header); i++)
        nrm_csv_put_string(&csv, header[i]);
    if (nrm_csv_end(&csv, e) != 0)
        return -1;
    for (size_t j = 0; j < n_studies; j++) {
        nrm_mse_study *s = &studies[j];
        size_t first = s->boot.n * (this.i - 1) / this.n;
        size_t end = s->boot.n * this.i / this.n;
        nrm_text run = run_name(a, s);

        nrm_mse_boot_run(a, &s->plan, &s->point, &s->boot, first, end - first);
        for (size_t i = first; i < end; i++)
            if (write_row(&csv, run, s, i, e) != 0)
                return -1;
    }
    return 0;
}

static int
read_row(nrm_mse_study *studies, const nrm_text *runs, size_t n_studies,
         const nrm_csv_row *row, const char *path, nrm_err *e)
{
    nrm_mse_study *s = NULL;
    int64_t i;
    double x;

    for (size_t j = 0; j < n_studies; j++)
        if (nrm_text_is(row->fields[1], studies[j].plan.method->name)
            && nrm_text_eq(row->fields[0], runs[j]))
            s = &studies[j];
    if (s == NULL)
        return nrm_fail_at(e, path, row->line,
                           "this replicate is of another table, method, seed "
                           "or option");
    if (!nrm_num_whole(row->fields[2], &i) || i < 0 || (size_t)i >= s->boot.n)
        return nrm_fail_at(e, path, row->line, "there is no such replicate");
    if (s->boot.seen[i])
        return nrm_fail_at(e, path, row->line,
                           "replicate %" PRId64 " of '%s' came before", i,
                           s->plan.method->name);
    s->boot.seen[i] = true;
    if (row->fields[3].len == 0)
        return 0;
    if (!nrm_num_real(row->fields[3], &x))
        return nrm_fail_at(e, path, row->line,
                           "column 'population' is not a number");
    s->boot.population[i] = nrm_known(x);
    return 0;
}

static int
read_file(nrm_arena *a, nrm_mse_study *studies, size_t n_studies, nrm_in *in,
          nrm_err *e)
{
    nrm_csv *csv = nrm_csv_open(a, in, NULL);
    nrm_text *runs = nrm_new_n(a, nrm_text, n_studies);
    nrm_csv_row row;
    int more = nrm_csv_next(csv, &row, e);

    if (more < 0)
        return -1;
    if (more == 0 || row.n != 4 || !nrm_text_is(row.fields[0], "run"))
        return nrm_fail_at(e, nrm_csv_name(csv), 1,
                           "this is no shard: its columns are not run, "
                           "method, replicate, population");
    for (size_t j = 0; j < n_studies; j++)
        runs[j] = run_name(a, &studies[j]);
    while ((more = nrm_csv_next(csv, &row, e)) > 0)
        if (read_row(studies, runs, n_studies, &row, nrm_csv_name(csv), e) != 0)
            return -1;
    return more;
}

static int
check_complete(const nrm_mse_study *studies, size_t n_studies, nrm_err *e)
{
    for (size_t j = 0; j < n_studies; j++) {
        const nrm_mse_boot *b = &studies[j].boot;
        size_t missing = 0;

        for (size_t i = 0; i < b->n; i++)
            missing += !b->seen[i];
        if (missing > 0)
            return nrm_fail(e, NRM_EINPUT,
                            "%zu of the %zu replicates of '%s' are in no "
                            "shard",
                            missing, b->n, studies[j].plan.method->name);
    }
    return 0;
}

int
nrm_mse_shard_merge(nrm_arena *a, nrm_mse_study *studies, size_t n_studies,
                    const char *const *paths, size_t n_paths, nrm_err *e)
{
    for (size_t i = 0; i < n_paths; i++) {
        nrm_in *in = nrm_in_open(a, paths[i], e);

        if (in == NULL || read_file(a, studies, n_studies, in, e) != 0)
            return -1;
    }
    return check_complete(studies, n_studies, e);
}
