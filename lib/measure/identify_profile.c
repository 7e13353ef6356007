/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The profile of a total over the classes of the dimension that --over names:
 * how concentrated it is, how it differs from another profile, and the share
 * of each class with limits that hold for all classes at once.
 *
 * The classes have to part the total: each person is in one. None of these is
 * monotone in every count, so a group with a class known by bounds has no
 * result but a note. Concentration has no exact interval: its limits are BCa
 * bootstrap limits, of whole counts only, with the seed in the note.
 */
#include "measure/identify_group.h"

#include "math/bca.h"
#include "math/concentration.h"
#include "math/multinomial.h"
#include "math/tables.h"
#include "measure/pair.h"

#include <math.h>

#define REPLICATES 4000

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

static bool
are_whole(const nrm_identify_table *t)
{
    for (size_t i = 0; i < t->sizes[0]; i++)
        if (t->counts[i] != floor(t->counts[i]))
            return false;
    return t->total < 1e9;
}

/* The limits of one index, where there are any. */
static void
add_limits(const nrm_identify *job, nrm_obs *out, nrm_obs_row *row,
           const index_of *index, const nrm_identify_table *t)
{
    nrm_bca_plan plan = { REPLICATES, job->seed, job->level };
    nrm_arena *scratch;
    nrm_bca_result r;

    if (!are_whole(t) || t->sizes[0] < 2)
        return;
    scratch = nrm_arena_child(job->a);
    r = nrm_bca_counts(scratch, index_value, index, t->counts, t->sizes[0],
                       &plan);
    nrm_arena_free(scratch);
    nrm_identify_note(out, row,
                      nrm_format(job->a, "%d replicates, seed %llu", REPLICATES,
                                 (unsigned long long)job->seed));
    if (isnan(r.limits.low))
        return;
    nrm_identify_interval(row, r.limits, job->level);
    if (r.quantile.low < 5.0 / REPLICATES
        || r.quantile.high > 1 - 5.0 / REPLICATES)
        nrm_identify_note(out, row,
                          "the limits stand on the outermost replicates");
}

static int
concentration_run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out,
                  nrm_err *e)
{
    nrm_identify_groups groups;

    if (nrm_identify_needs(m, job->over, "--over", e) != 0
        || nrm_identify_divide(job, job->over, 1, NULL, &groups, e) != 0)
        return -1;
    for (size_t g = 0; g < groups.n; g++)
        for (size_t i = 0; i < NRM_COUNT_OF(indices); i++) {
            nrm_obs_row *row = nrm_identify_group_row(
                m, job, out, &groups, &groups.at[g], indices[i].name);
            nrm_identify_table t;
            const char *why = NULL;
            double value;

            if (!nrm_identify_tabulate(job, &groups, &groups.at[g], &t, &why,
                                       e)) {
                if (e->code != NRM_OK)
                    return -1;
                nrm_identify_missing(out, row, 'O', why);
                continue;
            }
            value = indices[i].f(t.counts, t.sizes[0]);
            if (!isfinite(value)) {
                nrm_identify_missing(out, row, 'M',
                                     "all classes are 0, or there is one");
                continue;
            }
            nrm_identify_number(row, NRM_OBS_VALUE, value);
            nrm_identify_number(row, NRM_N, t.total);
            add_limits(job, out, row, &indices[i], &t);
        }
    return 0;
}

/* Rows of the shares of one group. */
static int
simultaneous_group(const nrm_identify_method *m, nrm_identify *job,
                   nrm_obs *out, const nrm_identify_groups *groups,
                   const nrm_identify_group *g, nrm_err *e)
{
    nrm_identify_table t;
    const char *why = NULL;
    bool known = nrm_identify_tabulate(job, groups, g, &t, &why, e);
    size_t k = t.sizes[0];
    nrm_span *limits = nrm_new_n(job->a, nrm_span, k + 1);

    if (e->code != NRM_OK)
        return -1;
    if (known && t.total > 0)
        (m->variant == 0
             ? nrm_multinomial_sison_glaz
             : nrm_multinomial_goodman)(k, t.counts, job->level, limits);
    for (size_t i = 0; i < k; i++) {
        nrm_obs_row *row = nrm_identify_group_row(m, job, out, groups, g, NULL);

        row->dim[groups->dims[0]] = t.codes[0][i];
        nrm_identify_unit(out, row, "PC");
        if (!known || !(t.total > 0) || isnan(limits[i].low)) {
            nrm_identify_missing(out, row, known ? 'M' : 'O',
                                 known ? "no limits: all classes are 0, there "
                                         "is one, or counts are fractions"
                                       : why);
            continue;
        }
        limits[i].low *= 100;
        limits[i].high *= 100;
        nrm_identify_number(row, NRM_OBS_VALUE, 100 * t.counts[i] / t.total);
        nrm_identify_interval(row, limits[i], job->level);
        nrm_identify_number(row, NRM_EVENTS, t.counts[i]);
        nrm_identify_number(row, NRM_N, t.total);
    }
    return 0;
}

static int
simultaneous_run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out,
                 nrm_err *e)
{
    nrm_identify_groups groups;

    if (nrm_identify_needs(m, job->over, "--over", e) != 0
        || nrm_identify_divide(job, job->over, 1, NULL, &groups, e) != 0)
        return -1;
    for (size_t g = 0; g < groups.n; g++)
        if (simultaneous_group(m, job, out, &groups, &groups.at[g], e) != 0)
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

/* Chi-square of the two profiles as a table of two rows. */
static double
profile_p(nrm_identify *job, const nrm_identify_table *p,
          const nrm_identify_table *q)
{
    size_t k = p->sizes[0];
    double *both = nrm_new_n(job->a, double, 2 * k);
    nrm_table_counts t = { 2, k, both };

    for (size_t i = 0; i < k; i++) {
        both[i] = p->counts[i];
        both[k + i] = q->counts[i];
    }
    return nrm_table_independence(job->a, &t).p;
}

typedef struct profiles {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_identify_groups groups;
    nrm_pair *pair;
} profiles;

static int
dissimilarity_group(const profiles *all, nrm_obs *out,
                    const nrm_identify_group *g, nrm_err *e)
{
    nrm_identify *job = all->job;
    const nrm_identify_groups *groups = &all->groups;
    nrm_identify_group other;
    nrm_identify_table p, q;
    const char *why = other_profile(job, g, all->pair, &other);
    bool known = why == NULL;

    if (known && other.rows[0] == g->rows[0])
        return 0; /* the profile that the others are compared with */
    known = known && nrm_identify_tabulate(job, groups, g, &p, &why, e)
            && nrm_identify_tabulate(job, groups, &other, &q, &why, e);
    if (e->code != NRM_OK)
        return -1;
    for (size_t i = 0; i < NRM_COUNT_OF(distances); i++) {
        nrm_obs_row *row = nrm_identify_group_row(all->m, job, out, groups, g,
                                                  distances[i].name);

        for (size_t j = 0; j < other.n && other.rows[j] != NULL; j++)
            nrm_identify_inherit(row, other.rows[j]);
        nrm_identify_note(out, row,
                          nrm_format(job->a, "compared with %s", job->against));
        if (!known || !(p.total > 0 && q.total > 0)) {
            nrm_identify_missing(out, row, known ? 'M' : 'O',
                                 known ? "a profile is all 0" : why);
            continue;
        }
        nrm_identify_number(row, NRM_OBS_VALUE,
                            distances[i].f(p.counts, q.counts, p.sizes[0]));
        nrm_identify_number(row, NRM_P_VALUE, profile_p(job, &p, &q));
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

#define REFUSES "a class known by bounds leaves no result, with a note"

const nrm_identify_method nrm_identify_concentration = {
    .name = "concentration",
    .help = "HHI, Gini, Theil, Shannon and the largest classes, BCa limits",
    .bounds = REFUSES,
    .statistic = "hhi",
    .method = "bca",
    .run = concentration_run,
};

const nrm_identify_method nrm_identify_shares = {
    .name = "shares",
    .help = "share of each class, limits for all at once (Sison and Glaz)",
    .bounds = REFUSES,
    .statistic = "share",
    .method = "sison-glaz",
    .run = simultaneous_run,
    .variant = 0,
};

const nrm_identify_method nrm_identify_shares_goodman = {
    .name = "shares-goodman",
    .help = "the same, Goodman's limits",
    .bounds = REFUSES,
    .statistic = "share",
    .method = "goodman",
    .run = simultaneous_run,
    .variant = 1,
};

const nrm_identify_method nrm_identify_dissimilarity = {
    .name = "dissimilarity",
    .help = "how the profile differs from another one",
    .bounds = REFUSES,
    .statistic = "dissimilarity",
    .method = "profile",
    .run = dissimilarity_run,
};
