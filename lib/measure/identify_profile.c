/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The profile of a total over the classes of the dimension that --over names:
 * how concentrated it is, how it differs from another profile, and the share
 * of each class with limits that hold for all classes at once.
 *
 * The classes have to part the total: each person is in one. What bounds of
 * counts do, identify_cells.h says. Concentration has no exact interval: its
 * limits are BCa bootstrap limits, of whole counts only, with the seed in the
 * note.
 */
#include "measure/identify_cells.h"

#include "math/bca.h"
#include "math/concentration.h"
#include "math/multinomial.h"
#include "math/tables.h"
#include "measure/pair.h"

#include <math.h>
#include <string.h>

#define REPLICATES 4000

enum { CONCENTRATION, SISON_GLAZ, GOODMAN };

static double
top_one(const double *counts, size_t k)
{
    return nrm_conc_top(counts, k, 1);
}

static double
top_three(const double *counts, size_t k)
{
    return nrm_conc_top(counts, k, 3);
}

typedef struct index {
    const char *name;
    nrm_concentration *f;
} index_of;

static const index_of indices[] = {
    { "hhi", nrm_conc_hhi },
    { "hhi-scaled", nrm_conc_hhi_scaled },
    { "effective-number", nrm_conc_effective },
    { "gini", nrm_conc_gini },
    { "gini-unbiased", nrm_conc_gini_unbiased },
    { "theil", nrm_conc_theil },
    { "shannon", nrm_conc_shannon },
    { "share-of-largest", top_one },
    { "share-of-three-largest", top_three },
};

static double
index_value(const double *counts, size_t k, const void *context)
{
    return ((const index_of *)context)->f(counts, k);
}

static void
index_figures(const nrm_identify_cells *c, NRM_UNUSED nrm_arena *scratch,
              const double *counts, nrm_identify_figure *out)
{
    for (size_t i = 0; i < NRM_COUNT_OF(indices); i++) {
        out[i].value = indices[i].f(counts, c->t->n);
        out[i].limits = (nrm_span){ NAN, NAN };
        out[i].p = NAN;
    }
}

/* What is to be said of the limits of an index. */
typedef struct remarks {
    bool drawn[NRM_COUNT_OF(indices)];
    bool outermost[NRM_COUNT_OF(indices)];
} remarks;

static nrm_span
index_limits(const nrm_identify_cells *c, nrm_arena *scratch,
             const double *counts, size_t which)
{
    nrm_bca_plan plan = { REPLICATES, c->job->seed, c->job->level };
    remarks *r = c->context;
    nrm_bca_result bca;
    double total = 0;

    for (size_t i = 0; i < c->t->n; i++) {
        total += counts[i];
        if (counts[i] != floor(counts[i]))
            return (nrm_span){ NAN, NAN };
    }
    if (c->t->n < 2 || total >= 1e9)
        return (nrm_span){ NAN, NAN };
    bca = nrm_bca_counts(scratch, index_value, &indices[which], counts, c->t->n,
                         &plan);
    r->drawn[which] = true;
    if (bca.quantile.low < 5.0 / REPLICATES
        || bca.quantile.high > 1 - 5.0 / REPLICATES)
        r->outermost[which] = true;
    return bca.limits;
}

/* The row of one index. */
static void
put_index(const nrm_identify_cells *c, nrm_obs *out, nrm_obs_row *row,
          size_t which, const nrm_identify_range *range, const char *how)
{
    const remarks *r = c->context;

    if (isnan(range->value.low)) {
        nrm_result_missing(out, row, 'M', "all classes are 0, or there is one");
        return;
    }
    nrm_identify_cells_put(c, row, range);
    nrm_result_number(row, NRM_N, nrm_identify_cells_total(c->t));
    if (how != NULL)
        nrm_result_note(out, row, how);
    if (!range->everywhere)
        nrm_result_note(out, row, "not when all classes are 0");
    if (r->drawn[which])
        nrm_result_note(out, row,
                        nrm_format(c->job->a, "%d replicates, seed %llu",
                                   REPLICATES,
                                   (unsigned long long)c->job->seed));
    if (r->outermost[which])
        nrm_result_note(out, row,
                        "the limits stand on the outermost replicates");
}

static int
concentration_group(const nrm_identify_method *m, nrm_identify *job,
                    nrm_obs *out, const nrm_identify_groups *groups,
                    const nrm_identify_group *g, nrm_err *e)
{
    nrm_identify_range ranges[NRM_COUNT_OF(indices)];
    remarks said = { 0 };
    nrm_identify_table t;
    nrm_identify_cells c = { .m = m,
                             .job = job,
                             .t = &t,
                             .n = NRM_COUNT_OF(indices),
                             .context = &said,
                             .figures = index_figures,
                             .limits = index_limits };
    const char *why, *how = NULL;

    if (nrm_identify_tabulate(job, groups, g, &t, &why, e) != 0)
        return -1;
    if (why == NULL)
        how = nrm_identify_cells_over(&c, ranges);
    for (size_t i = 0; i < c.n; i++) {
        nrm_obs_row *row =
            nrm_identify_group_row(m, job, out, groups, g, indices[i].name);

        if (why != NULL)
            nrm_result_missing(out, row, 'O', why);
        else
            put_index(&c, out, row, i, &ranges[i], how);
    }
    return 0;
}

/* Shares of all classes with limits that hold for all at once. */
static void
share_figures(const nrm_identify_cells *c, nrm_arena *scratch,
              const double *counts, nrm_identify_figure *out)
{
    size_t k = c->t->n;
    nrm_span *limits = nrm_new_n(scratch, nrm_span, k);
    double total = 0;

    for (size_t i = 0; i < k; i++)
        total += counts[i];
    if (total > 0)
        (c->m->variant == SISON_GLAZ
             ? nrm_multinomial_sison_glaz
             : nrm_multinomial_goodman)(k, counts, c->job->level, limits);
    for (size_t i = 0; i < k; i++) {
        bool exists = total > 0 && !isnan(limits[i].low);

        out[i].value = exists ? 100 * counts[i] / total : NAN;
        out[i].limits.low = exists ? 100 * limits[i].low : NAN;
        out[i].limits.high = exists ? 100 * limits[i].high : NAN;
        out[i].p = NAN;
    }
}

static void
put_share(const nrm_identify_cells *c, nrm_obs *out, nrm_obs_row *row,
          size_t which, const nrm_identify_range *range)
{
    const nrm_span *count = &c->t->bounds[which];

    if (isnan(range->value.low)) {
        nrm_result_missing(out, row, 'M',
                           "no limits: all classes are 0, there is one, or "
                           "counts are fractions");
        return;
    }
    nrm_identify_cells_put(c, row, range);
    nrm_result_number(row, NRM_N, nrm_identify_cells_total(c->t));
    if (count->low == count->high)
        nrm_result_number(row, NRM_EVENTS, count->low);
    if (!range->everywhere)
        nrm_result_note(out, row, "no limits: not when all classes are 0");
}

static int
simultaneous_group(const nrm_identify_method *m, nrm_identify *job,
                   nrm_obs *out, const nrm_identify_groups *groups,
                   const nrm_identify_group *g, nrm_err *e)
{
    nrm_identify_table t;
    nrm_identify_cells c = {
        .m = m, .job = job, .t = &t, .figures = share_figures
    };
    nrm_identify_range *ranges = NULL;
    const char *why, *how = NULL;

    if (nrm_identify_tabulate(job, groups, g, &t, &why, e) != 0)
        return -1;
    c.n = t.sizes[0];
    ranges = nrm_new_n(job->a, nrm_identify_range, c.n);
    if (why == NULL)
        how = nrm_identify_cells_over(&c, ranges);
    for (size_t i = 0; i < c.n; i++) {
        nrm_obs_row *row = nrm_identify_group_row(m, job, out, groups, g, NULL);

        row->dim[groups->dims[0]] = t.codes[0][i];
        nrm_result_unit(out, row, "PC");
        if (how != NULL)
            nrm_result_note(out, row, how);
        if (why != NULL)
            nrm_result_missing(out, row, 'O', why);
        else
            put_share(&c, out, row, i, &ranges[i]);
    }
    return 0;
}

/* Walks the groups over one dimension. */
static int
each_group(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out,
           nrm_err *e)
{
    nrm_identify_groups groups;

    if (nrm_identify_needs(m, job->over, "--over", e) != 0
        || nrm_identify_divide(job, job->over, 1, NULL, &groups, e) != 0)
        return -1;
    for (size_t g = 0; g < groups.n; g++)
        if ((m->variant == CONCENTRATION
                 ? concentration_group
                 : simultaneous_group)(m, job, out, &groups, &groups.at[g], e)
            != 0)
            return -1;
    return 0;
}

static const struct {
    const char *name;
    nrm_dissimilarity *f;
} distances[] = {
    { "dissimilarity", nrm_diss_duncan },
    { "hellinger", nrm_diss_hellinger },
    { "jensen-shannon", nrm_diss_jensen_shannon },
};

/* Two profiles as a table of two rows, and chi-square of it. */
static void
distance_figures(const nrm_identify_cells *c, nrm_arena *scratch,
                 const double *counts, nrm_identify_figure *out)
{
    size_t k = c->t->n / 2;
    nrm_table_counts both = { 2, k, counts };
    double p = nrm_table_independence(scratch, &both).p, first = 0, second = 0;

    for (size_t i = 0; i < k; i++) {
        first += counts[i];
        second += counts[k + i];
    }
    for (size_t i = 0; i < c->n; i++) {
        out[i].value = first > 0 && second > 0
                           ? distances[i].f(counts, counts + k, k)
                           : NAN;
        out[i].limits = (nrm_span){ NAN, NAN };
        out[i].p = p;
    }
}

/* The other profile of a group; `why` when it is not complete. */
static const char *
other_profile(nrm_identify *job, const nrm_identify_group *g, nrm_pair *pair,
              nrm_identify_group *other)
{
    other->rows = nrm_new_n(job->a, const nrm_obs_row *, g->n);
    other->n = other->cap = g->n;
    for (size_t i = 0; i < g->n; i++) {
        other->rows[i] = nrm_pair_find(pair, g->rows[i]);
        if (other->rows[i] == NULL)
            return "a class has no row in the other profile";
    }
    return NULL;
}

typedef struct profiles {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_identify_groups groups;
    nrm_pair *pair;
} profiles;

/* Both profiles as one table; the reason when they make none. */
static int
both_tables(const profiles *all, const nrm_identify_group *g,
            const nrm_identify_group *other, nrm_identify_table *out,
            const char **why, nrm_err *e)
{
    nrm_identify_table p, q;

    if (nrm_identify_tabulate(all->job, &all->groups, g, &p, why, e) != 0)
        return -1;
    if (*why != NULL)
        return 0;
    if (nrm_identify_tabulate(all->job, &all->groups, other, &q, why, e) != 0)
        return -1;
    if (*why != NULL)
        return 0;
    *out = p;
    out->n = 2 * p.n;
    out->bounds = nrm_new_n(all->job->a, nrm_span, out->n);
    memcpy(out->bounds, p.bounds, p.n * sizeof *p.bounds);
    memcpy(out->bounds + p.n, q.bounds, p.n * sizeof *q.bounds);
    return 0;
}

static int
dissimilarity_group(const profiles *all, nrm_obs *out,
                    const nrm_identify_group *g, nrm_err *e)
{
    nrm_identify *job = all->job;
    nrm_identify_range ranges[NRM_COUNT_OF(distances)];
    nrm_identify_group other;
    nrm_identify_table t;
    nrm_identify_cells c = { .m = all->m,
                             .job = job,
                             .t = &t,
                             .n = NRM_COUNT_OF(distances),
                             .figures = distance_figures };
    const char *why = other_profile(job, g, all->pair, &other), *how = NULL;

    if (why == NULL && other.rows[0] == g->rows[0])
        return 0; /* the profile that the others are compared with */
    if (why == NULL && both_tables(all, g, &other, &t, &why, e) != 0)
        return -1;
    if (why == NULL)
        how = nrm_identify_cells_over(&c, ranges);
    for (size_t i = 0; i < c.n; i++) {
        nrm_obs_row *row = nrm_identify_group_row(
            all->m, job, out, &all->groups, g, distances[i].name);

        for (size_t j = 0; j < other.n && other.rows[j] != NULL; j++)
            nrm_result_inherit(row, other.rows[j]);
        nrm_result_note(out, row,
                        nrm_format(job->a, "compared with %s", job->against));
        if (how != NULL)
            nrm_result_note(out, row, how);
        if (why != NULL || isnan(ranges[i].value.low))
            nrm_result_missing(out, row, why == NULL ? 'M' : 'O',
                               why == NULL ? "a profile is all 0" : why);
        else
            nrm_identify_cells_put(&c, row, &ranges[i]);
        if (why == NULL && how != NULL && !ranges[i].everywhere)
            nrm_result_note(out, row, "not when a profile is all 0");
    }
    return 0;
}

static int
dissimilarity_run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out,
                  nrm_err *e)
{
    profiles all = { .m = m, .job = job };

    if (nrm_identify_needs(m, job->over, "--over", e) != 0
        || nrm_identify_needs(m, job->against, "--against", e) != 0
        || nrm_identify_divide(job, job->over, 1, NULL, &all.groups, e) != 0)
        return -1;
    all.pair = nrm_pair_new(job->obs, job->against, e);
    if (all.pair == NULL)
        return -1;
    for (size_t g = 0; g < all.groups.n; g++)
        if (dissimilarity_group(&all, out, &all.groups.at[g], e) != 0)
            return -1;
    return 0;
}

#define TRIES "the range over all counts within bounds, or 200 draws"

const nrm_identify_method nrm_identify_concentration = {
    .name = "concentration",
    .help = "HHI, Gini, Theil, Shannon and the largest classes, BCa limits",
    .bounds = TRIES,
    .statistic = "hhi",
    .method = "bca",
    .run = each_group,
    .variant = CONCENTRATION,
};

const nrm_identify_method nrm_identify_shares = {
    .name = "shares",
    .help = "share of each class, limits for all at once (Goodman)",
    .bounds = TRIES,
    .statistic = "share",
    .method = "goodman",
    .run = each_group,
    .variant = GOODMAN,
};

const nrm_identify_method nrm_identify_shares_sison_glaz = {
    .name = "shares-sison-glaz",
    .help = "the same, limits after Sison and Glaz, mostly too narrow",
    .bounds = TRIES,
    .statistic = "share",
    .method = "sison-glaz",
    .run = each_group,
    .variant = SISON_GLAZ,
};

const nrm_identify_method nrm_identify_dissimilarity = {
    .name = "dissimilarity",
    .help = "how the profile differs from another one",
    .bounds = TRIES,
    .statistic = "dissimilarity",
    .method = "profile",
    .run = dissimilarity_run,
};
